package topset.verification.chaos.pair;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import topset.verification.support.RunningPair;

/**
 * A Java agent that removes one protection from a service when the service's classes are loaded. The shipped code has
 * no setting that removes a protection, so nobody can remove a protection by mistake.
 */
public final class BreakingAgent {

    private static final ClassDesc LIST = ClassDesc.of("java.util.List");
    private static final ClassDesc RELAY = ClassDesc.of("topset.store.outbox.Relay");
    private static final ClassDesc OUTBOX = ClassDesc.of("topset.store.outbox.OutboxConnection");
    private static final ClassDesc FOLD = ClassDesc.of("topset.store.inbox.InboxDecision$Fold");
    private static final ClassDesc CAUSE = ClassDesc.of("topset.store.inbox.Parked$Cause");
    private static final ClassDesc INCOMING = ClassDesc.of("topset.store.inbox.Incoming");
    private static final ClassDesc FINGERPRINT = ClassDesc.of("topset.store.inbox.EventFingerprint");
    private static final MethodTypeDesc ADD = MethodTypeDesc.of(CD_boolean, CD_Object);

    private BreakingAgent() {}

    /**
     * Makes the inbox accept a repeated event as if it were new, and store the event's fingerprint a second time. The
     * comparison of the stored sets with the acknowledged sets at the end of the chaos run detects the second
     * fingerprint.
     */
    private static void acceptAgain(CodeBuilder code) {
        code.aload(0)
                .getfield(FOLD, "accepted", LIST)
                .aload(1)
                .invokeinterface(LIST, "add", ADD)
                .pop()
                .aload(0)
                .getfield(FOLD, "lastIds", LIST)
                .aload(1)
                .invokevirtual(INCOMING, "fingerprint", MethodTypeDesc.of(FINGERPRINT))
                .invokevirtual(FINGERPRINT, "toString", MethodTypeDesc.of(CD_String))
                .invokeinterface(LIST, "add", ADD)
                .pop()
                .return_();
    }

    /**
     * A change of a class: the code that the agent inserts at the beginning of a method.
     *
     * @param owner the class of the method
     * @param parameters the number of the method's parameters, which selects one of its overloads
     */
    record Sabotage(ClassDesc owner, String method, int parameters, Consumer<CodeBuilder> first)
            implements CodeTransform {

        /**
         * Returns the code to insert for a protection. In this code, the method's parameters are the local variables
         * from 1 on.
         */
        static Sabotage of(String broken) {
            return switch (broken) {
                case "ORDER" ->
                    new Sabotage(
                            RELAY,
                            "send",
                            4,
                            code -> code.aload(1)
                                    .invokeinterface(LIST, "reversed", MethodTypeDesc.of(LIST))
                                    .astore(1));
                case "OUTBOX" ->
                    new Sabotage(
                            RELAY,
                            "send",
                            4,
                            code -> code.aload(4)
                                    .aload(1)
                                    .invokevirtual(OUTBOX, "delete", MethodTypeDesc.of(CD_void, LIST)));
                case "DEDUPE" ->
                    new Sabotage(
                            FOLD,
                            "accept",
                            1,
                            code -> code.aload(1)
                                    .invokevirtual(INCOMING, "sequence", MethodTypeDesc.of(CD_long))
                                    .aload(0)
                                    .getfield(FOLD, "seen", CD_long)
                                    .lcmp()
                                    .ifThen(
                                            Opcode.IFLE,
                                            repeated -> repeated.aload(0)
                                                    .getfield(FOLD, "blocked", CAUSE)
                                                    .ifThen(Opcode.IFNULL, BreakingAgent::acceptAgain)));
                default -> throw new IllegalArgumentException("There is no protection " + broken);
            };
        }

        /** Returns the internal name of the changed class, in which slashes separate the packages. */
        String ownerName() {
            return owner.packageName().replace('.', '/') + "/" + owner.displayName();
        }

        /** Returns the class file with the inserted code. */
        byte[] applyTo(byte[] original, ClassLoader loader) {
            var file = classFile(loader);
            var model = file.parse(original);
            if (model.methods().stream().filter(this::isMeant).count() != 1) {
                throw new IllegalStateException(owner.displayName() + " has no method " + method + " as expected");
            }
            return file.transformClass(model, ClassTransform.transformingMethodBodies(this::isMeant, this));
        }

        static ClassFile classFile(ClassLoader loader) {
            return ClassFile.of(ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
        }

        private boolean isMeant(MethodModel candidate) {
            return candidate.methodName().equalsString(method)
                    && candidate.methodTypeSymbol().parameterCount() == parameters;
        }

        @Override
        public void atStart(CodeBuilder code) {
            first.accept(code);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            code.with(element);
        }
    }

    /** Returns the environment variables that make a service's JVM load this agent. */
    static Map<String, String> environment(Broken broken) {
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + jar() + "=" + broken.name());
    }

    private static Path jar() {
        return RunningPair.root()
                .resolve("tools/verification")
                .resolve("target")
                .resolve("verification.jar");
    }

    /** Installs the agent. The JVM of the service calls this method before the main method of the service. */
    public static void premain(String broken, Instrumentation service) {
        System.err.println("This service runs WITHOUT " + broken + ": events are lost, swapped or doubled");
        var sabotage = Sabotage.of(broken);
        // The class name is computed before the transformer runs. The computation loads classes, which must not be
        // loaded while the transformer runs.
        var owner = sabotage.ownerName();
        service.addTransformer(new ClassFileTransformer() {
            @Override
            public byte @Nullable [] transform(
                    ClassLoader loader, String name, Class<?> known, ProtectionDomain domain, byte[] original) {
                if (!owner.equals(name)) {
                    return null;
                }
                try {
                    return sabotage.applyTo(original, loader);
                } catch (Throwable failure) {
                    // The class could not be changed, so the process must end. Otherwise the JVM would load the
                    // unchanged class, and the run would not show whether a missing protection is detected.
                    failure.printStackTrace();
                    Runtime.getRuntime().halt(1);
                    throw failure;
                }
            }
        });
    }
}

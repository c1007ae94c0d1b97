/**
 * Completes the OpenAPI document of each service at build time: names of schemas, enumerations, types of parameters,
 * descriptions, examples. The entry point is {@link topset.edge.openapi.CompleteOpenApi}.
 */
@OpenAPIDefinition(
        info = @Info(title = "Topset", version = "1"),
        components = @Components(schemas = @Schema(name = "Problem", implementation = Problem.Body.class)))
@NullMarked
package topset.edge.openapi;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
import topset.edge.web.Problem;

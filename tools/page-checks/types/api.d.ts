// What a call of the APIs needs and answers, found in the OpenAPI documents by the method and the path.
import type { paths as ProgramPaths } from '../target/program-service';
import type { paths as SessionPaths } from '../target/session-service';

type AllPaths = ProgramPaths & { [P in keyof SessionPaths & string as `/session${P}`]: SessionPaths[P] };

type WithoutQuery<P extends string> = P extends `${infer Before}?${string}` ? Before : P;

/** The parts of a path between its slashes. A part that is known only at run time is a string. */
type Parts<P extends string> = P extends `${infer First}/${infer Rest}` ? [First, ...Parts<Rest>] : [P];

/** Whether the parts of an asked path are those of a path in the documents, where {id} stands for any part. */
type Fits<Asked, Documented> =
  Asked extends [infer A, ...infer OtherA]
    ? Documented extends [infer D, ...infer OtherD]
      ? D extends `{${string}}` ? Fits<OtherA, OtherD> : A extends D ? Fits<OtherA, OtherD> : false
      : false
    : Documented extends [] ? true : false;

type Documented<P extends string> = { [D in keyof AllPaths]: Fits<Parts<WithoutQuery<P>>, Parts<D>> extends true ? D : never }[keyof AllPaths];

/** The operation, never if the documents have none. Of two paths that fit, the one without a variable part counts. */
type Operation<M extends Api.Method, P extends string> = P extends unknown
  ? WithoutQuery<P> extends keyof AllPaths ? OfMethod<AllPaths[WithoutQuery<P>], M> : OfMethod<AllPaths[Documented<P>], M>
  : never;

type OfMethod<Item, M extends Api.Method> = Item extends unknown ? Exclude<Item[Lowercase<M> & keyof Item], undefined> : never;

type Json<Response> = Response extends { content: infer Content }
  ? 'application/json' extends keyof Content ? Content['application/json'] : Content[keyof Content]
  : null;

type Succeeded<Responses> = { [Status in keyof Responses & (200 | 201 | 202 | 204)]: Json<Responses[Status]> }[keyof Responses & (200 | 201 | 202 | 204)];

/** No further argument if the documents have the path; otherwise one that nobody passes, whose type says what is wrong. */
type Checked<M extends Api.Method, P extends string, Rest extends unknown[]> =
  string extends P ? Rest : [Operation<M, P>] extends [never] ? [never, `no OpenAPI document has ${M} of this path`] : Rest;

declare global {
  namespace Api {
    type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

    /** The content of the answer; unknown if the path is known only at run time. */
    type Answer<M extends Method, P extends string> =
      string extends P ? unknown : Operation<M, P> extends { responses: infer Responses } ? Succeeded<Responses> : never;

    /** The body of the request; a file is sent as a Blob. */
    type Body<M extends Method, P extends string> =
      string extends P ? unknown
        : Operation<M, P> extends { requestBody: { content: infer Content } }
          ? 'application/json' extends keyof Content ? Content['application/json'] : Blob
          : undefined;

    type Item<P extends string> = Answer<'GET', P> extends { items: (infer Entry)[] } ? Entry : never;

    type Call = <M extends Method, P extends string>(
      method: M, path: P, ...rest: Checked<M, P, undefined extends Body<M, P> ? [body?: Body<M, P>, headers?: Headers] : [body: Body<M, P>, headers?: Headers]>
    ) => Promise<Answer<M, P>>;
    type Get = <P extends string>(path: P, ...rest: Checked<'GET', P, []>) => Promise<Answer<'GET', P>>;
    type Find = <P extends string>(path: P, ...rest: Checked<'GET', P, []>) => Promise<Answer<'GET', P> | null>;
    type All = <P extends string>(path: P, ...rest: Checked<'GET', P, []>) => Promise<Item<P>[]>;

    type Headers = Record<string, string>;
  }
}

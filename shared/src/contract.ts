/**
 * Compile-time proofs that a server class declares exactly what crosses the wire.
 *
 *   class ClaimDto implements Declares<ClaimBody> { … }
 *   proves<NoExtra<ClaimBody, ClaimDto>>();
 */

/** Every property of `Body`, as the class that validates it must declare it. */
export type Declares<Body> = { readonly [K in keyof Body]: Body[K] };

/** `true` when `Dto` has no property that `Body` lacks, else the names that are too many. */
export type NoExtra<Body, Dto> = Exclude<keyof Dto, keyof Body> extends never ? true : Exclude<keyof Dto, keyof Body>;

/** Compiles only when `T` is `true`; does nothing when it runs. */
export function proves<T extends true>(): T | void {}

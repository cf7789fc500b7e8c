import type { ErrorCode } from '@supermarket/shared';

/**
 * "No", said by a rule: a stable code that the client has words for.
 * Never an accident; accidents are ordinary errors and answer 500.
 * `facts` fill the words (such as `triesLeft`) and never hold personal data.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: ErrorCode,
    readonly facts?: Readonly<Record<string, string | number>>,
  ) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0; // nobody reads from where it was said, and looking that up is most of its cost
    super(code);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

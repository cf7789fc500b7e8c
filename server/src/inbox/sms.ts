import { Logger } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { maskPhone } from '../people/mask.rules.js';

export interface TextMessage {
  /** The same message sent again has the same id: the provider sends it once. */
  readonly id: string;
  readonly phone: string;
  readonly text: string;
}

/** sent: the provider has it · refused: it will never send this · none: there is no provider here. */
export type SmsAnswer = 'sent' | 'refused' | 'none';

/** Text messages. Throws where the provider did not answer, or is busy: then the same is asked again. */
export abstract class Sms {
  abstract send(message: TextMessage): Promise<SmsAnswer>;
}

/** The usual one: nothing leaves the house. The log says that there was something to say, neither to whom nor what. */
export class LoggedSms extends Sms {
  readonly #log = new Logger('Sms');

  override send({ id, phone, text }: TextMessage): Promise<SmsAnswer> {
    this.#log.log({ msg: 'no provider: not sent', message: id, to: maskPhone(phone)?.replace(/\d{4}$/, '****'), letters: text.length });
    return Promise.resolve('none');
  }
}

export interface SmsProvider {
  readonly url: string;
  /** Shared with the provider, for signing. */
  readonly key: Buffer;
  /** 【恩平志愿】, as registered. */
  readonly sign: string;
}

/** Milliseconds for one call. */
const PATIENCE = 5_000;

/**
 * A provider by HTTP: `POST url` with `{id, phone, sign, text}`; `x-timestamp` in seconds, `x-signature` the hex
 * HMAC-SHA256 over `timestamp + "\n" + body`. 2xx and 409 (known already): it has the message. Other 4xx but 408 and
 * 429: never. Everything else, and silence: again later, with the same id.
 */
export class HttpSms extends Sms {
  constructor(
    private readonly provider: SmsProvider,
    private readonly seconds: () => number = () => Math.floor(Date.now() / 1000),
  ) {
    super();
  }

  override async send(message: TextMessage): Promise<SmsAnswer> {
    const { url, key, sign } = this.provider;
    const body = JSON.stringify({ ...message, sign });
    const timestamp = String(this.seconds());
    const signature = createHmac('sha256', key).update(`${timestamp}\n${body}`).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-timestamp': timestamp, 'x-signature': signature };
    // Errors of fetch may quote the address: they end here.
    const status = await fetch(url, { method: 'POST', body, headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) }).then(
      async (response) => {
        await response.body?.cancel().catch(() => undefined);
        return response.status;
      },
      () => null,
    );
    if (status !== null && ((status >= 200 && status < 300) || status === 409)) return 'sent';
    if (status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429) return 'refused';
    throw new SmsBusy(status);
  }
}

export class SmsBusy extends Error {
  override readonly name = 'SmsBusy';

  constructor(status: number | null) {
    super(`SMS provider: ${status ?? 'no answer'}`);
  }
}

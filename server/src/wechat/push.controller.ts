import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { Access } from '../kernel/index.js';
import { PushService, type PushQuery } from './push.service.js';

/** WeChat's way in: not part of the contract with the mini-program. Its signature is what opens it. */
@Controller('v1/wechat/push')
@Access('guest')
export class PushController {
  constructor(private readonly push: PushService) {}

  @Get() @Header('content-type', 'text/plain; charset=utf-8')
  echo(@Query() query: unknown): string {
    return this.push.echo(queryOf(query));
  }

  /** Answered as WeChat wants it, else it sends the same again. */
  @Post() @HttpCode(200) @Header('content-type', 'text/plain; charset=utf-8')
  async take(@Query() query: unknown, @Body() body: unknown): Promise<string> {
    await this.push.take(queryOf(query), body);
    return 'success';
  }
}

/** Strangers may send anything: what is not one word is none. */
function queryOf(query: unknown): PushQuery {
  const word = (name: string): string => {
    const value = (query as Readonly<Record<string, unknown>> | null)?.[name];
    return typeof value === 'string' ? value.slice(0, 512) : '';
  };
  return { signature: word('signature'), msgSignature: word('msg_signature'), timestamp: word('timestamp'), nonce: word('nonce'), echostr: word('echostr') };
}

import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { AtMost } from '../auth/throttle.js';
import { Access } from '../kernel/index.js';
import { MediaChecking } from './media-checking.js';

/** Where WeChat fetches what it is asked about: not part of the contract with the mini-program. The address itself is the key. */
@Controller('v1/wechat/media')
@Access('guest')
export class MediaPassController {
  constructor(private readonly checking: MediaChecking) {}

  @Get(':pass') @AtMost(600, 60) @Header('cache-control', 'private, no-store')
  async fetch(@Param() { pass }: { readonly pass: string }): Promise<StreamableFile> {
    const { type, bytes } = await this.checking.fetched(String(pass));
    return new StreamableFile(bytes, { type, length: bytes.length, disposition: 'inline' });
  }
}

import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Id, MediaType } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { openidOf } from '../auth/identities.store.js';
import { JobHandlers } from '../jobs/job-handlers.js';
import { Clock, Database, Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { SYSTEM } from '../people/actor.js';
import { PUSH_SETTINGS, type PushSettings } from '../wechat/push.settings.js';
import { WechatClient } from '../wechat/wechat.client.js';
import { WechatEvents, type WechatEvent } from '../wechat/wechat.events.js';
import { WechatFailure } from '../wechat/wechat.failure.js';
import { MediaCheck } from './media-check.entity.js';
import { ASK, decideByWechat, leaveToPeople, LOOK_NOW, noteAsked } from './media-check.store.js';
import { Media } from './media.entity.js';
import { MediaFiles } from './media.files.js';
import { mediaPass, openedBy } from './media-pass.js';

/** Where WeChat finds what it is asked about, and with which key the address is signed. For `@Inject(MEDIA_PASSES)`. */
export interface MediaPasses {
  /** `https://volunteer.example.gov.cn` */
  readonly publicUrl: string;
  readonly key: Buffer;
}
export const MEDIA_PASSES = Symbol('MEDIA_PASSES');

/** Photos and recordings are looked at before others see them: by WeChat, and where it does not know, by a person. */
@Injectable()
export class MediaChecking implements OnModuleInit {
  readonly #log = new Logger('MediaCheck');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly wechat: WechatClient,
    private readonly events: WechatEvents,
    private readonly handlers: JobHandlers,
    private readonly files: MediaFiles,
    @Inject(PUSH_SETTINGS) private readonly push: PushSettings | null,
    @Inject(MEDIA_PASSES) private readonly passes: MediaPasses,
  ) {}

  onModuleInit(): void {
    this.handlers.on(ASK, ({ id }) => this.ask(String(id)));
    this.handlers.on(LOOK_NOW, ({ id }) => this.lookNow(String(id)));
    this.events.on('wxa_media_check', (tx, event, now) => this.heard(tx, event, now));
  }

  /** Whether WeChat can be asked at all: its answer comes as a message. */
  get asks(): boolean {
    return this.push !== null;
  }

  /** The job: asks WeChat. What passes by itself is tried again; where it cannot say anything, a person looks. */
  async ask(id: Id): Promise<void> {
    const media = await this.database.get(Media, id);
    const check = await this.database.get(MediaCheck, id);
    if (!media || media.deletedAt !== null || check?.state !== 'WAITING' || check.traceId !== null) return;
    const openid = await openidOf(this.database, media.ownerId, this.wechat.appId);
    const traceId = openid && (await this.#trace(media, openid));
    const now = this.clock.now();
    await this.uow.run(async (tx) => {
      if (traceId) await noteAsked(tx, id, traceId, now);
      else await leaveToPeople(tx, id);
    });
  }

  async #trace({ id, kind }: Media, openid: string): Promise<string | null> {
    const url = `${this.passes.publicUrl}/v1/wechat/media/${mediaPass(this.passes.key, id, this.clock.now())}`;
    try {
      return await this.wechat.checkMedia({ openid, url, type: kind === 'voice' ? 1 : 2, scene: 'social' });
    } catch (error) {
      if (!(error instanceof WechatFailure) || error.kind === 'retry') throw error;
      this.#log.warn(`media_check_async ${error.kind}: ${error.reason}`);
      return null;
    }
  }

  /** The timer, half an hour after the upload: nobody waits for WeChat any longer. */
  async lookNow(id: Id): Promise<void> {
    await this.uow.run((tx) => leaveToPeople(tx, id));
  }

  /** WeChat's answer; one that comes late still counts where no person has decided. */
  async heard(tx: Tx, { facts }: WechatEvent<'wxa_media_check'>, now: Date): Promise<void> {
    const [check] = await tx.lockWhere(MediaCheck, 'trace_id = ?', [facts.traceId]);
    if (!check) return;
    const { mediaId } = check;
    if (facts.suggest === 'pass' || facts.suggest === 'risky') {
      const state = facts.suggest === 'pass' ? 'PASSED' : 'REFUSED';
      if (!(await decideByWechat(tx, mediaId, state, facts.label, now))) return;
      await writeAudit(tx, { actor: SYSTEM, action: 'media.checked', subjectType: 'media', subjectId: mediaId, facts: { state, label: facts.label }, at: now });
      return;
    }
    await leaveToPeople(tx, mediaId, facts.label);
  }

  /** What WeChat may fetch with this address: only while it is asked. Throws NOT_FOUND. */
  async fetched(pass: string): Promise<{ readonly type: MediaType; readonly bytes: Buffer }> {
    const id = openedBy(this.passes.key, pass, this.clock.now());
    const media = id === null ? null : await this.database.get(Media, id);
    const check = media && (await this.database.get(MediaCheck, media.id));
    const waits = check?.state === 'WAITING' || check?.state === 'LOOK';
    const bytes = media && waits && media.fileKey ? await this.files.read(media.fileKey, media.id) : null;
    if (!media || !bytes) throw new Refusal('NOT_FOUND');
    return { type: media.type, bytes };
  }
}

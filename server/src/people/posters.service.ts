import { Injectable } from '@nestjs/common';
import type { Id, PosterView, ScannedPlaceView } from '@supermarket/shared';
import { randomBytes } from 'node:crypto';
import { Area } from '../areas/area.entity.js';
import { placeOf } from '../areas/areas.store.js';
import { covers } from '../areas/scope.rules.js';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, Database, Refusal, UnitOfWork } from '../kernel/index.js';
import { WechatClient } from '../wechat/wechat.client.js';
import { refusalOf, WechatFailure } from '../wechat/wechat.failure.js';
import { SIMULATED_ACCOUNT } from '../wechat/wechat.simulator.js';
import { seatsAs, type Actor } from './actor.js';
import { CommunityPoster } from './community-poster.entity.js';

/** Sixteen bytes are 22 letters, which WeChat takes as a scene (32 at most). */
const SCENE_BYTES = 16;
/** Where a scanned code leads, in the mini-program and in browsers. */
const PAGE = 'board/place/index';
/** Pixels; sharp on A4. */
const WIDTH = 860;

/** A community's poster: whoever scans it stands in front of that community's shelf. */
@Injectable()
export class PostersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly wechat: WechatClient,
  ) {}

  /** The same code for ever, made at the first time. Throws NOT_FOUND, OUT_OF_SCOPE, WECHAT_UNAVAILABLE. */
  async poster(actor: Actor, id: Id): Promise<PosterView> {
    const scene = await this.uow.run(async (tx) => {
      const area = await tx.lock(Area, id);
      if (!area || (area.kind !== 'village' && area.kind !== 'community')) throw new Refusal('NOT_FOUND');
      const seat = seatsAs(actor, 'dispatcher', 'town', 'city').find((one) => covers([one], { townId: area.townId, communityId: area.id }));
      if (!seat) throw new Refusal('OUT_OF_SCOPE');
      const made = await tx.get(CommunityPoster, id);
      if (made) return made.scene;
      const fresh = { communityId: id, scene: randomBytes(SCENE_BYTES).toString('base64url'), madeAt: this.clock.now() };
      await tx.insert(CommunityPoster, fresh);
      await writeAudit(tx, { actor, seatId: seat.id, action: 'area.poster', subjectType: 'area', subjectId: id, areaId: id, at: fresh.madeAt });
      return fresh.scene;
    });
    const { text, hotline } = (await placeOf(this.database, id))!;
    return { communityId: id, text, hotline, scene, picture: await this.#picture(scene) };
  }

  /** Whose poster was scanned. NOT_FOUND for letters that are on none. */
  async scanned(scene: string): Promise<ScannedPlaceView> {
    const [poster] = await this.database.find(CommunityPoster, 'scene = ?', [scene]);
    const place = poster && (await placeOf(this.database, poster.communityId));
    if (!place) throw new Refusal('NOT_FOUND');
    return { communityId: place.communityId, text: place.text };
  }

  /** Where nobody has a mini-program, its code would open nothing. */
  async #picture(scene: string): Promise<string | null> {
    if (this.wechat.appId === SIMULATED_ACCOUNT.appId) return null;
    try {
      const bytes = await this.wechat.qrCode({ scene, page: PAGE, width: WIDTH });
      return `data:image/${bytes[0] === 0xff ? 'jpeg' : 'png'};base64,${bytes.toString('base64')}`;
    } catch (error) {
      throw error instanceof WechatFailure ? refusalOf(error) : error;
    }
  }
}

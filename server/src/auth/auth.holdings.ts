import { Injectable, type OnModuleInit } from '@nestjs/common';
import { entry, Holdings } from '../people/holdings.js';
import { Identity } from './identity.entity.js';
import { LoginSession } from './session.entity.js';
import { revoke } from './sessions.store.js';

/** How they come in. WeChat's name for them goes, so that who comes again is somebody new. */
@Injectable()
export class AuthHoldings implements OnModuleInit {
  constructor(private readonly holdings: Holdings) {}

  onModuleInit(): void {
    this.holdings.add(
      {
        section: 'identities',
        copy: async (reads, id) => {
          const identities = await reads.find(Identity, 'person_id = ? ORDER BY created_at DESC', [id]);
          return identities.map(({ appid, openid, createdAt }) => entry(createdAt, { appid, openid }));
        },
        erase: async (tx, id) => void (await tx.change('DELETE FROM identity WHERE person_id = ?', [id])),
      },
      {
        section: 'sessions',
        copy: async (reads, id) => {
          const sessions = await reads.find(LoginSession, 'person_id = ? ORDER BY created_at DESC', [id]);
          return sessions.map(({ way, createdAt, lastSeenAt, revokedAt }) => entry(createdAt, { way, lastSeenAt, revokedAt }));
        },
        erase: async (tx, id, now) => void (await revoke(tx, 'person_id', id, now)),
      },
    );
  }
}

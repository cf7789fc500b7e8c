import { Injectable } from '@nestjs/common';
import type { CollectScanView, Done, ScanTicketView } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, FieldCipher, newId, Refusal, UnitOfWork } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { lockPeople } from '../people/people.store.js';
import { collect, approve } from './scan.rules.js';
import { ScanTicket } from './scan-ticket.entity.js';
import { beginSession } from './sessions.store.js';
import { Tokens } from './tokens.js';

/** How long a QR code on a screen is good, in milliseconds. */
const LIFE = 2 * 60_000;

/** A desk computer comes in: it shows a QR code, the mini-program approves it, the computer collects a session. */
@Injectable()
export class ScanService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly tokens: Tokens,
  ) {}

  async create(): Promise<ScanTicketView> {
    const now = this.clock.now();
    const [id, qr, secret] = [newId(now), this.tokens.make(), this.tokens.make()];
    const endsAt = new Date(now.getTime() + LIFE);
    const none = { approvedBy: null, approvedAt: null, collectedAt: null };
    const hashes = { qrHash: this.tokens.hash('scan-qr', qr), secretHash: this.tokens.hash('scan-secret', secret) };
    await this.uow.run((tx) => tx.insert(ScanTicket, { id, ...hashes, ...none, createdAt: now, endsAt }));
    return { id, qr, secret, endsAt: endsAt.toISOString() };
  }

  /** Throws CODE_WRONG (no such code, or somebody else has approved it) and CODE_EXPIRED. */
  approve(actor: Actor, qr: string): Promise<Done> {
    const personId = personOf(actor);
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const [ticket] = await tx.lockWhere(ScanTicket, 'qr_hash = ?', [this.tokens.hash('scan-qr', qr)]);
      if (!approve(ticket ?? null, personId, now)) return { ok: true };
      await tx.update(ScanTicket, { approvedBy: personId, approvedAt: now }, 'id = ? AND approved_at IS NULL', [ticket!.id]);
      await writeAudit(tx, { actor, action: 'scan.approve', subjectType: 'scan', subjectId: ticket!.id, at: now });
      return { ok: true };
    });
  }

  /** The session, once; `waiting` until somebody approves. Throws CODE_WRONG and CODE_EXPIRED. */
  collect(id: string, secret: string): Promise<CollectScanView> {
    const secretHash = this.tokens.hash('scan-secret', secret);
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const approver = (await tx.get(ScanTicket, id))?.approvedBy ?? null;
      const [person] = approver === null ? [] : await lockPeople(tx, [approver]);
      const ticket = await tx.lock(ScanTicket, id);
      const personId = collect(ticket, secretHash, now);
      if (personId === null || personId !== approver) return { state: 'waiting', session: null }; // approved this very moment: asked again it is there
      if (!person || person.closedAt !== null) throw new Refusal('CODE_WRONG');
      const taken = await tx.update(ScanTicket, { collectedAt: now }, 'id = ? AND collected_at IS NULL', [id]);
      if (taken !== 1) throw new Refusal('CODE_WRONG');
      const actor = { personId };
      await writeAudit(tx, { actor, action: 'session.begin', subjectType: 'person', subjectId: personId, facts: { way: 'scan' }, at: now });
      return { state: 'approved', session: await beginSession(tx, this.tokens, this.cipher, personId, 'scan', now) };
    });
  }
}

import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Id, Instant, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/** A computer asks to be let in, a phone approves, the computer collects: each once, within two minutes. */
@Entity('scan_ticket')
@Index('uq_scan_ticket_qr', ['qrHash'], { unique: true })
@Check('ck_scan_ticket_collected', 'collected_at IS NULL OR approved_at IS NOT NULL')
@ForeignKey(() => Person, ['approvedBy'], ['id'], { name: 'fk_scan_ticket_person' })
export class ScanTicket {
  @Id() id: string;
  /** Of what the QR code says. */
  @Code(64) qrHash: string;
  /** Of what only the computer knows: whoever photographs the screen cannot collect. */
  @Code(64) secretHash: string;
  @Instant() createdAt: Date;
  @Instant() endsAt: Date;
  @Ref({ nullable: true }) approvedBy: string | null;
  @Instant({ nullable: true }) approvedAt: Date | null;
  @Instant({ nullable: true }) collectedAt: Date | null;
}

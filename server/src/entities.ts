import { Area } from './areas/area.entity.js';
import { AuditEntry } from './audit/audit-entry.entity.js';
import { Seal } from './audit/seal.entity.js';
import { Identity } from './auth/identity.entity.js';
import { ScanTicket } from './auth/scan-ticket.entity.js';
import { SeatGrant } from './auth/seat-grant.entity.js';
import { LoginSession } from './auth/session.entity.js';
import { Consent } from './consent/consent.entity.js';
import { FamilyCode, FamilyGrant, FamilyMiss } from './consent/family.entity.js';
import { Look } from './consent/look.entity.js';
import { ProxyGrant } from './consent/proxy-grant.entity.js';
import { Feedback, FeedbackNoteRecord } from './feedback/feedback.entity.js';
import type { AnyEntity } from './kernel/database/migrate.js';
import { Message, MessageCall, MessageSending, MessageSwitch, NotificationAnswer, NotificationCredit } from './inbox/message.entity.js';
import { Media } from './media/media.entity.js';
import { MediaCheck } from './media/media-check.entity.js';
import { Person } from './people/person.entity.js';
import { StaffSeatRecord } from './people/staff-seat.entity.js';
import { Volunteer, VolunteerFreeTime, VolunteerNear, VolunteerNumber, VolunteerSkill, VolunteerUnwanted } from './people/volunteer.entity.js';
import { ServiceItem } from './catalog/service-item.entity.js';
import { RecordCorrection } from './hours/record-correction.entity.js';
import { ServiceRecord } from './hours/service-record.entity.js';
import { Job } from './jobs/job.entity.js';
import { Assignment } from './orders/assignment.entity.js';
import { OrderHistory } from './orders/order-history.entity.js';
import { ServiceOrder } from './orders/order.entity.js';
import { ServiceGap } from './orders/service-gap.entity.js';
import { CommunityPoster } from './people/community-poster.entity.js';
import { TownLadder } from './orders/town-ladder.entity.js';
import { PartnerCall } from './matching/partner-call.entity.js';
import { PartnerUnitRecord } from './matching/partner-unit.entity.js';
import { Award } from './points/award.entity.js';
import { PointAccount } from './points/point-account.entity.js';
import { RefusedHelper } from './orders/refused-helper.entity.js';
import { HandedAnswer } from './orders/handed-answer.entity.js';
import { TextHold } from './orders/text-hold.entity.js';
import { PaperSlip } from './orders/paper-slip.entity.js';
import { TimeProposal } from './orders/time-proposal.entity.js';
import { PointRule } from './points/point-rule.entity.js';
import { PointTransfer } from './points/point-transfer.entity.js';
import { DeskMiss } from './shop/desk-miss.entity.js';
import { GiftStock } from './shop/gift-stock.entity.js';
import { Gift } from './shop/gift.entity.js';
import { Redemption } from './shop/redemption.entity.js';
import { StockMovement } from './shop/stock-movement.entity.js';
import { Station } from './stations/station.entity.js';
import { WechatPush } from './wechat/wechat-push.entity.js';

/** Every entity, listed by hand: the same list from the build and under the tests. */
export const entities: readonly AnyEntity[] = [
  Area,
  AuditEntry,
  Seal,
  Person,
  Volunteer,
  VolunteerSkill,
  VolunteerFreeTime,
  VolunteerNumber,
  VolunteerNear,
  VolunteerUnwanted,
  StaffSeatRecord,
  Identity,
  LoginSession,
  ScanTicket,
  SeatGrant,
  ProxyGrant,
  FamilyGrant,
  FamilyCode,
  FamilyMiss,
  Consent,
  Look,
  Media,
  Message,
  MessageSending,
  MessageSwitch,
  MessageCall,
  NotificationCredit,
  NotificationAnswer,
  Job,
  Station,
  ServiceItem,
  PointRule,
  PointAccount,
  PointTransfer,
  Award,
  ServiceRecord,
  RecordCorrection,
  ServiceOrder,
  Assignment,
  OrderHistory,
  TimeProposal,
  HandedAnswer,
  PaperSlip,
  RefusedHelper,
  TownLadder,
  CommunityPoster,
  ServiceGap,
  PartnerUnitRecord,
  PartnerCall,
  Feedback,
  FeedbackNoteRecord,
  Gift,
  GiftStock,
  StockMovement,
  Redemption,
  DeskMiss,
  WechatPush,
  MediaCheck,
  TextHold,
];

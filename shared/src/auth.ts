import type { Id, Instant } from './base.js';
import type { Hat, MeView } from './people.js';

export interface SessionView {
  /** Opaque; sent as `Authorization: Bearer …`. The server keeps only its hash. */
  token: string;
  /** The session ends here even if it is used every day. */
  endsAt: Instant;
  me: MeView;
}

export interface WechatLoginBody {
  /** From `wx.login`; good once, for five minutes. */
  code: string;
}

export interface WechatPhoneBody {
  /** From a tap on WeChat's own phone button; good once, for five minutes. */
  code: string;
}

export interface DemoPerson {
  id: Id;
  name: string;
  hat: Hat;
  /** One line: who this is and what can be tried with them. */
  about: string;
}

export interface DemoPeopleView {
  people: DemoPerson[];
}

export interface DemoLoginBody {
  personId: Id;
}

/** Made on a desk computer, shown there as a QR code, approved in the mini-program. */
export interface ScanTicketView {
  id: Id;
  /** What the QR code says. */
  qr: string;
  /** Kept by the desk computer only; needed to collect the session. */
  secret: string;
  endsAt: Instant;
}

export interface CollectScanBody {
  secret: string;
}

export interface CollectScanView {
  state: 'waiting' | 'approved';
  session: SessionView | null;
}

export interface ApproveScanBody {
  qr: string;
}

export interface RedeemGrantBody {
  code: string;
}

/** Demo only: a one-use code as `wx.login` would give it, for DevTools without an AppID. */
export interface DemoWechatCodeView {
  /** As from `wx.login`. */
  code: string;
  /** As from WeChat's phone button. */
  phoneCode: string;
}

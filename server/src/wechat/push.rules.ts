import type { TemplateNews, WechatEvent, WechatEventFacts, WechatEventKind } from './wechat.events.js';

/** A message as WeChat writes it, not yet believed. */
export type PushMessage = Readonly<Record<string, unknown>>;

const OPENID = /^[\w-]{1,64}$/;

/** The parts that make it one and the same message, whatever way it is sealed: MsgId, or who, when and what. */
export function sameness(message: PushMessage): readonly string[] {
  const { MsgId, FromUserName, CreateTime, Event, OpenID, trace_id: trace } = message;
  if (text(MsgId) !== '') return ['id', text(MsgId)];
  return ['event', ...[FromUserName, OpenID, CreateTime, Event, trace].map(text), JSON.stringify(listIn(message))];
}

/** What is heard of a message; null for one that concerns nobody here. */
export function eventOf(message: PushMessage, appId: string): WechatEvent | null {
  const kind = text(message['Event']);
  if (message['MsgType'] !== 'event' || !isKind(kind)) return null;
  const openid = [message['OpenID'], message['FromUserName']].map(text).find((id) => OPENID.test(id));
  if (openid === undefined && kind !== 'wxa_media_check') return null;
  const seconds = number(message['CreateTime']);
  const at = new Date(Number.isFinite(seconds) && seconds > 0 && seconds < 1e11 ? seconds * 1000 : 0);
  return { kind, appId, openid: openid ?? '', at, facts: FACTS[kind](message) };
}

const FACTS: { readonly [K in WechatEventKind]: (message: PushMessage) => WechatEventFacts[K] } = {
  wxa_media_check: (message) => {
    const result = map(message['result']);
    const suggest = text(result['suggest']);
    const failed = number(message['errcode'] ?? 0) !== 0;
    const known = !failed && (suggest === 'pass' || suggest === 'review' || suggest === 'risky');
    return { traceId: text(message['trace_id']), suggest: known ? suggest : null, label: Number.isSafeInteger(result['label']) ? Number(result['label']) : 0 };
  },
  user_info_modified: () => ({}),
  user_authorization_revoke: (message) => ({ what: text(message['RevokeInfo']).split(/\D+/).filter(Boolean).map(Number) }),
  user_authorization_cancellation: () => ({}),
  subscribe_msg_popup_event: (message) => ({ templates: newsIn(message) }),
  subscribe_msg_change_event: (message) => ({ templates: newsIn(message) }),
  subscribe_msg_sent_event: (message) => ({ templates: newsIn(message) }),
};

const isKind = (word: string): word is WechatEventKind => Object.hasOwn(FACTS, word);

/** One or several, by themselves or in a box of the event's name. */
function listIn(message: PushMessage): readonly PushMessage[] {
  const boxes = [message, message['SubscribeMsgPopupEvent'], message['SubscribeMsgChangeEvent'], message['SubscribeMsgSentEvent']];
  const list = boxes.map((box) => map(box)['List']).find((inside) => inside !== undefined);
  return (Array.isArray(list) ? list : [list]).map(map);
}

function newsIn(message: PushMessage): readonly TemplateNews[] {
  return listIn(message).flatMap((one) => {
    const templateId = text(one['TemplateId']);
    const status = text(one['SubscribeStatusString']) || text(one['ErrorStatus']) || text(one['ErrorCode']);
    return templateId && status ? [{ templateId: templateId.slice(0, 64), status: status.slice(0, 32) }] : [];
  });
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
/** Not a number where it is neither: even turning what came into text could fail. */
const number = (value: unknown): number => (typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN);
const map = (value: unknown): PushMessage => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PushMessage) : {});

/**
 * Every refusal a client can meet: its stable code, its HTTP status and the title sent with it.
 * The mini-program has longer words for each (`miniapp/src/api/words.ts`), and does not compile without them.
 */
export const ERRORS = {
  // the door
  BAD_INPUT: { status: 400, title: '有几处要改一下' },
  BAD_CURSOR: { status: 400, title: '这一页翻不过去了，请从头看' },
  TEXT_NOT_ALLOWED: { status: 400, title: '有几个字不能发' },
  LOGIN_NEEDED: { status: 401, title: '请先登录' },
  SESSION_ENDED: { status: 401, title: '登录过期了，请重新登录' },
  LOGIN_FAILED: { status: 401, title: '没登录上，请再试一次' },
  LOGIN_BLOCKED: { status: 403, title: '微信暂时不让这个账号登录' },
  CODE_WRONG: { status: 401, title: '这个码不对或已经用过' },
  CODE_EXPIRED: { status: 410, title: '这个码过期了' },
  NOT_ALLOWED: { status: 403, title: '这件事要社区来办' },
  OUT_OF_SCOPE: { status: 403, title: '这不在您负责的范围里' },
  NOT_FOUND: { status: 404, title: '没有找到' },
  ID_TAKEN: { status: 409, title: '这个编号已经用过了' },
  TOO_MANY_REQUESTS: { status: 429, title: '点得太快了，歇一会儿再试' },
  WECHAT_UNAVAILABLE: { status: 503, title: '微信那边暂时没有回应' },
  UNAVAILABLE: { status: 503, title: '服务器有点忙，请再试一次' },
  INTERNAL: { status: 500, title: '是我们这边出了问题' },
  // people
  PROFILE_INCOMPLETE: { status: 409, title: '还差姓名和电话' },
  TOO_YOUNG: { status: 409, title: '年龄还不能做这件事' },
  NOT_A_VOLUNTEER: { status: 403, title: '先登记成为志愿者' },
  ALREADY_VOLUNTEER: { status: 409, title: '您已经是志愿者了' },
  PERSON_UNKNOWN: { status: 404, title: '没有找到这个人' },
  CONSENT_NEEDED: { status: 409, title: '要先得到本人同意' },
  GRANT_ENDED: { status: 409, title: '对方已经收回代办的同意' },
  // orders
  TOO_MANY_OPEN_ORDERS: { status: 409, title: '同时只能有 5 件没办完的订单' },
  WINDOW_INVALID: { status: 400, title: '时间要在以后，并且先后不能反' },
  ITEM_UNKNOWN: { status: 404, title: '这项服务现在没有' },
  COMMUNITY_UNKNOWN: { status: 404, title: '没有找到这个村（社区）' },
  WRONG_STATE: { status: 409, title: '这张单已经变了，请看最新的' },
  NOT_OPEN: { status: 409, title: '这件事现在不用接了' },
  SEATS_TAKEN: { status: 409, title: '刚被别人接了' },
  OWN_ORDER: { status: 409, title: '自己的单不能自己接' },
  SKILL_MISSING: { status: 409, title: '这件事要会相应的手艺' },
  PARTY_ONLY: { status: 409, title: '这件事只请党员志愿者' },
  TIME_CLASH: { status: 409, title: '这个时间您已经接了别的事' },
  WEEKLY_CAP: { status: 409, title: '这一周您已经接得够多了' },
  RISK_NOT_AGREED: { status: 409, title: '请先看过风险提示' },
  OFFER_ENDED: { status: 409, title: '邀请已经结束了' },
  TOO_MANY_OFFERS: { status: 409, title: '一次最多邀请 3 人' },
  ALREADY_ASKED: { status: 409, title: '已经邀请过这位志愿者' },
  NOT_YOUR_TASK: { status: 403, title: '这不是您接的任务' },
  DOOR_CODE_WRONG: { status: 409, title: '数不对，请再问一次' },
  DOOR_TRIES_USED: { status: 409, title: '试了 5 次，请社区帮您确认' },
  TOO_EARLY: { status: 409, title: '还没到时间' },
  TOO_LATE: { status: 409, title: '过了能办的时间' },
  MINUTES_INVALID: { status: 400, title: '用时要在 1 分钟到 24 小时之间' },
  REASON_NEEDED: { status: 400, title: '请写一句原因' },
  ADDRESS_HIDDEN: { status: 403, title: '门牌和电话现在看不到了' },
  VOICE_UNHEARD: { status: 400, title: '先听一听，再写上要办什么、什么时候' },
  PHOTO_NOT_ASKED: { status: 409, title: '这类服务不用拍照' },
  // voice notes and photos
  MEDIA_UNREADABLE: { status: 415, title: '这个打不开，请换一个' },
  MEDIA_TOO_BIG: { status: 413, title: '这个太大了，发不出去' },
  VOICE_TOO_LONG: { status: 400, title: '最多说 60 秒' },
  MEDIA_GONE: { status: 410, title: '已经删掉了' },
  // hours and points
  RECORD_NOT_PENDING: { status: 409, title: '这条记录不用再核实了' },
  NEED_ANOTHER_PERSON: { status: 409, title: '要由另一位工作人员来批' },
  LEVEL_TOO_LOW: { status: 403, title: '这条记录要上一级来核实' },
  POINTS_SHORT: { status: 409, title: '积分不够' },
  HOLD_CLOSED: { status: 409, title: '这笔积分已经处理过了' },
  // shop and desk
  SOLD_OUT: { status: 409, title: '刚刚换完了' },
  GIFT_LIMIT: { status: 409, title: '这个月已经换够了' },
  GIFT_OFF_SHELF: { status: 409, title: '这样东西已经下架' },
  VOUCHER_WRONG: { status: 404, title: '没有这个兑换码' },
  VOUCHER_USED: { status: 409, title: '这个码已经领过了' },
  VOUCHER_EXPIRED: { status: 409, title: '这个码过期了，积分已经退回' },
  VOUCHER_CANCELLED: { status: 409, title: '这个兑换已经取消' },
  WRONG_STATION: { status: 409, title: '这个码要到另一个站点领' },
  STOCK_SHORT: { status: 409, title: '账上没有这么多' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** The body of every answer that is not 2xx (`application/problem+json`). */
export interface ProblemReply {
  code: ErrorCode;
  title: string;
  detail?: string;
  /** Facts for the words, such as `triesLeft` or `short`; never personal data. */
  facts?: { [name: string]: string | number };
  traceId: string;
  problems?: { field: string; message: string }[];
}

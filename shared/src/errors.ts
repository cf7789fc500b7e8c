/**
 * Every refusal a client can meet: its stable code, its HTTP status and the words sent with it: what it is, and what
 * now. The phone shows these words as they come, so that an older one understands what it has never heard of.
 */
export const ERRORS = {
  // the door
  BAD_INPUT: { status: 400, title: '还差一点', detail: '改一下标出的地方就行。' },
  BAD_CURSOR: { status: 400, title: '请从头看', detail: '名单刚刚变了，从第一页再看一遍。' },
  TEXT_NOT_ALLOWED: { status: 400, title: '有几个字不能发', detail: '改一下标出的地方就行。' },
  LOGIN_NEEDED: { status: 401, title: '先登录一下', detail: '登录后接着办，填好的都还在。' },
  SESSION_ENDED: { status: 401, title: '登录过期了', detail: '再登录一次就能接着办。' },
  LOGIN_FAILED: { status: 401, title: '没登录上', detail: '请再试一次。不行就打社区电话。' },
  LOGIN_BLOCKED: { status: 403, title: '微信暂时不让登录', detail: '请打社区电话，我们帮您办。' },
  CODE_WRONG: { status: 401, title: '这个码用不了', detail: '可能打错了，也可能已经用过。请再看一遍。' },
  CODE_EXPIRED: { status: 410, title: '这个码过期了', detail: '请对方再出一个新的。' },
  CODE_TRIES_USED: { status: 429, title: '试了 5 次了', detail: '过 10 分钟再试，或者打社区电话。' },
  NOT_ALLOWED: { status: 403, title: '这件事要社区来办', detail: '打社区电话，或者请工作人员帮您。' },
  OUT_OF_SCOPE: { status: 403, title: '这不在您负责的范围里', detail: '请转给管这里的同事。' },
  NOT_FOUND: { status: 404, title: '没有找到', detail: '可能已经删掉，或者网址不全。' },
  ID_TAKEN: { status: 409, title: '这张单已经发过了', detail: '不会发两次。请到“我的订单”看看。' },
  TOO_MANY_REQUESTS: { status: 429, title: '点得太快了', detail: '歇一会儿再试。' },
  WECHAT_UNAVAILABLE: { status: 503, title: '微信那边没有回应', detail: '过一会儿再试。您填的都还在。' },
  UNAVAILABLE: { status: 503, title: '服务器有点忙', detail: '您填的都还在，请再试一次。' },
  INTERNAL: { status: 500, title: '没办成', detail: '是我们这边出了问题。您填的都还在。' },
  // people
  PROFILE_INCOMPLETE: { status: 409, title: '还差姓名和电话', detail: '写上后，志愿者才找得到您。' },
  TOO_YOUNG: { status: 409, title: '年龄还不能做这件事', detail: '可以请家里大人来办。' },
  NOT_A_VOLUNTEER: { status: 403, title: '先登记成为志愿者', detail: '选几样会做的，半分钟就好。' },
  ALREADY_VOLUNTEER: { status: 409, title: '您已经是志愿者了' },
  ACCOUNT_BUSY: { status: 409, title: '现在还不能注销', detail: '先把没办完的事办完。' },
  PERSON_UNKNOWN: { status: 404, title: '没有找到这个人', detail: '请再对一下姓名和电话。' },
  CONSENT_NEEDED: { status: 409, title: '要先得到本人同意', detail: '把说明念给本人听，同意了再打勾。' },
  CONSENT_OFF: { status: 409, title: '您关了这一项', detail: '到“隐私与授权”里打开，就能接着办。' },
  NO_INVITES: { status: 409, title: '这位志愿者现在不收邀请', detail: '换一位，或者等他自己来接。' },
  GRANT_ENDED: { status: 409, title: '对方已经收回代办的同意', detail: '要再办，请先问过本人。' },
  // orders
  TOO_MANY_OPEN_ORDERS: { status: 409, title: '同时只能有 5 件没办完的', detail: '先办完或取消一件，再点新的。' },
  WINDOW_INVALID: { status: 400, title: '时间要改一下', detail: '要选以后的时间，先后不能反。' },
  ITEM_UNKNOWN: { status: 404, title: '这项服务现在没有', detail: '换一项，或者用自己的话说。' },
  COMMUNITY_UNKNOWN: { status: 404, title: '没有找到这个村（社区）', detail: '请在名单里再选一次。' },
  WRONG_STATE: { status: 409, title: '这张单刚刚变了', detail: '已经换成最新的，请再看一眼。' },
  NOT_OPEN: { status: 409, title: '这件事现在不用接了', detail: '谢谢您。看看别的，也有人等着。' },
  SEATS_TAKEN: { status: 409, title: '刚被别人接了', detail: '谢谢您。还有别的事在等人。' },
  OWN_ORDER: { status: 409, title: '自己的单不能自己接' },
  SKILL_MISSING: { status: 409, title: '这件事要会相应的手艺', detail: '会的话，先在“我的技能”里加上。' },
  PARTY_ONLY: { status: 409, title: '这件事只请党员志愿者', detail: '谢谢您。看看别的，也有人等着。' },
  TIME_CLASH: { status: 409, title: '这个时间您已经接了别的', detail: '两件事撞上了，换一件吧。' },
  WEEKLY_CAP: { status: 409, title: '这一周您接得够多了', detail: '先歇歇，下周再来。' },
  RISK_NOT_AGREED: { status: 409, title: '请先看过风险提示', detail: '看完打个勾，就能接单。' },
  OFFER_ENDED: { status: 409, title: '邀请过期了', detail: '没关系，不影响您。已经请了别人。' },
  TOO_MANY_OFFERS: { status: 409, title: '一次最多邀请 3 人', detail: '去掉几位再发。' },
  ALREADY_ASKED: { status: 409, title: '已经邀请过这位', detail: '等回复，或者换一位。' },
  NOT_YOUR_TASK: { status: 403, title: '这不是您接的任务' },
  DOOR_CODE_WRONG: { status: 409, title: '数不对', detail: '请再问一次。对方说不清，可以让社区帮您确认。' },
  DOOR_TRIES_USED: { status: 409, title: '试了 5 次了', detail: '请社区帮您确认，人先别走。' },
  TOO_EARLY: { status: 409, title: '还没到时间', detail: '到点再来办。' },
  TOO_LATE: { status: 409, title: '过了能办的时间', detail: '请打社区电话，我们帮您办。' },
  MINUTES_INVALID: { status: 400, title: '用时要改一下', detail: '写 1 分钟到 24 小时之间的数。' },
  REASON_NEEDED: { status: 400, title: '请写一句原因', detail: '一句话就行。' },
  ADDRESS_HIDDEN: { status: 403, title: '门牌和电话现在看不到了', detail: '事情办完后就收起来了。要联系，请打社区电话。' },
  LADDER_CHANGED: { status: 409, title: '别人刚刚改过', detail: '已经换成最新的，请再看一眼。' },
  NO_LADDER: { status: 409, title: '这个镇街还没设自动扩大', detail: '先到“自动扩大”里设好，或者直接邀请。' },
  VOICE_UNHEARD: { status: 400, title: '先听一听', detail: '听完写上要办什么、什么时候、去哪里，再通过。' },
  PHOTO_NOT_ASKED: { status: 409, title: '这类服务不用拍照', detail: '去掉照片再发。' },
  // questions, suggestions, complaints, appeals
  APPEALED_ALREADY: { status: 409, title: '已经申诉过了', detail: '申诉只有一次。还有话，打社区电话。' },
  // voice notes and photos
  MEDIA_UNREADABLE: { status: 415, title: '这个打不开', detail: '换一张，或者再说一遍。' },
  MEDIA_TOO_BIG: { status: 413, title: '太大了，发不出去', detail: '换一张小一点的，或者说短一点。' },
  VOICE_TOO_LONG: { status: 400, title: '最多说 60 秒', detail: '拣要紧的再说一遍。' },
  MEDIA_GONE: { status: 410, title: '已经删掉了', detail: '请再说一遍，或者再拍一张。' },
  MEDIA_CHECKED_FIRST: { status: 409, title: '还在检查', detail: '先看过能不能给大家看，一会儿再来。' },
  // hours and points
  RECORD_NOT_PENDING: { status: 409, title: '这条不用再核实了', detail: '已经有人核实过。' },
  NEED_ANOTHER_PERSON: { status: 409, title: '要另一位同事来批', detail: '自己报的不能自己批。' },
  LEVEL_TOO_LOW: { status: 403, title: '要上一级来核实', detail: '已经留在他们的名单里。' },
  POINTS_SHORT: { status: 409, title: '积分还不够', detail: '帮一次忙，对方确认后就有。' },
  HOLD_CLOSED: { status: 409, title: '这笔积分已经处理过了' },
  // shop and desk
  SOLD_OUT: { status: 409, title: '刚刚换完了', detail: '积分没有扣。换个站点看看。' },
  GIFT_LIMIT: { status: 409, title: '这个月换够了', detail: '下个月再来换。' },
  GIFT_OFF_SHELF: { status: 409, title: '这样东西下架了', detail: '看看别的。' },
  VOUCHER_WRONG: { status: 404, title: '没有这个兑换码', detail: '请再看一遍数字。' },
  VOUCHER_USED: { status: 409, title: '这个码已经领过了' },
  VOUCHER_EXPIRED: { status: 409, title: '这个码过期了', detail: '积分已经退回给您。' },
  VOUCHER_CANCELLED: { status: 409, title: '这个兑换取消了', detail: '积分已经退回。' },
  WRONG_STATION: { status: 409, title: '要到另一个站点领', detail: '请看兑换码上写的站点。' },
  STOCK_SHORT: { status: 409, title: '账上没有这么多', detail: '请先数一下货，再改数量。' },
} as const satisfies Record<string, { status: number; title: string; detail?: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** The body of every answer that is not 2xx (`application/problem+json`). */
export interface ProblemReply {
  code: ErrorCode;
  title: string;
  /** What now; absent where the title says it all. */
  detail?: string;
  /** Facts for the words, such as `triesLeft` or `short`; never personal data. */
  facts?: { [name: string]: string | number };
  traceId: string;
  problems?: { field: string; message: string }[];
}

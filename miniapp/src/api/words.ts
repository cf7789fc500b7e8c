import type { CallCode } from './call-error';

/** What a person reads when something cannot be done: what it is, what now, and the next step on a button. */
export interface Words {
  readonly title: string;
  readonly text?: string;
  /** A label for the page's own way out; a page that has none leaves it away. */
  readonly action?: string;
}

/** One entry for each code: a code without words does not compile. */
const WORDS: Record<CallCode, Words> = {
  BAD_INPUT: { title: '还差一点', text: '改一下标出的地方就行。' },
  BAD_CURSOR: { title: '请从头看', text: '名单刚刚变了，从第一页再看一遍。', action: '从头看' },
  TEXT_NOT_ALLOWED: { title: '有几个字不能发', text: '改一下标出的地方就行。', action: '去改' },
  LOGIN_NEEDED: { title: '先登录一下', text: '登录后接着办，填好的都还在。', action: '去登录' },
  SESSION_ENDED: { title: '登录过期了', text: '再登录一次就能接着办。', action: '去登录' },
  LOGIN_FAILED: { title: '没登录上', text: '请再试一次。不行就打社区电话。', action: '再试一次' },
  LOGIN_BLOCKED: { title: '微信暂时不让登录', text: '请打社区电话，我们帮您办。' },
  CODE_WRONG: { title: '这个码用不了', text: '可能打错了，也可能已经用过。请再看一遍。' },
  CODE_EXPIRED: { title: '这个码过期了', text: '请对方再出一个新的。' },
  NOT_ALLOWED: { title: '这件事要社区来办', text: '打社区电话，或者请工作人员帮您。', action: '打电话' },
  OUT_OF_SCOPE: { title: '这不在您负责的范围里', text: '请转给管这里的同事。' },
  NOT_FOUND: { title: '没有找到', text: '可能已经删掉，或者网址不全。' },
  ID_TAKEN: { title: '这张单已经发过了', text: '不会发两次。请到“我的订单”看看。', action: '看订单' },
  TOO_MANY_REQUESTS: { title: '点得太快了', text: '歇一会儿再试。' },
  WECHAT_UNAVAILABLE: { title: '微信那边没有回应', text: '过一会儿再试。您填的都还在。', action: '再试一次' },
  UNAVAILABLE: { title: '服务器有点忙', text: '您填的都还在，请再试一次。', action: '再试一次' },
  INTERNAL: { title: '没办成', text: '是我们这边出了问题。您填的都还在。', action: '再试一次' },
  PROFILE_INCOMPLETE: { title: '还差姓名和电话', text: '写上后，志愿者才找得到您。', action: '去填写' },
  TOO_YOUNG: { title: '年龄还不能做这件事', text: '可以请家里大人来办。' },
  NOT_A_VOLUNTEER: { title: '先登记成为志愿者', text: '选几样会做的，半分钟就好。', action: '去登记' },
  ALREADY_VOLUNTEER: { title: '您已经是志愿者了' },
  PERSON_UNKNOWN: { title: '没有找到这个人', text: '请再对一下姓名和电话。' },
  CONSENT_NEEDED: { title: '要先得到本人同意', text: '把说明念给本人听，同意了再打勾。' },
  GRANT_ENDED: { title: '对方已经收回代办的同意', text: '要再办，请先问过本人。' },
  TOO_MANY_OPEN_ORDERS: { title: '同时只能有 5 件没办完的', text: '先办完或取消一件，再点新的。', action: '看订单' },
  WINDOW_INVALID: { title: '时间要改一下', text: '要选以后的时间，先后不能反。', action: '改时间' },
  ITEM_UNKNOWN: { title: '这项服务现在没有', text: '换一项，或者用自己的话说。' },
  COMMUNITY_UNKNOWN: { title: '没有找到这个村（社区）', text: '请在名单里再选一次。' },
  WRONG_STATE: { title: '这张单刚刚变了', text: '已经换成最新的，请再看一眼。', action: '看最新的' },
  NOT_OPEN: { title: '这件事现在不用接了', text: '谢谢您。看看别的，也有人等着。', action: '看看别的' },
  SEATS_TAKEN: { title: '刚被别人接了', text: '谢谢您。还有别的事在等人。', action: '看看别的' },
  OWN_ORDER: { title: '自己的单不能自己接' },
  SKILL_MISSING: { title: '这件事要会相应的手艺', text: '会的话，先在“我的技能”里加上。', action: '加技能' },
  PARTY_ONLY: { title: '这件事只请党员志愿者', text: '谢谢您。看看别的，也有人等着。', action: '看看别的' },
  TIME_CLASH: { title: '这个时间您已经接了别的', text: '两件事撞上了，换一件吧。', action: '看我的任务' },
  WEEKLY_CAP: { title: '这一周您接得够多了', text: '先歇歇，下周再来。' },
  RISK_NOT_AGREED: { title: '请先看过风险提示', text: '看完打个勾，就能接单。' },
  OFFER_ENDED: { title: '邀请过期了', text: '没关系，不影响您。已经请了别人。' },
  TOO_MANY_OFFERS: { title: '一次最多邀请 3 人', text: '去掉几位再发。' },
  ALREADY_ASKED: { title: '已经邀请过这位', text: '等回复，或者换一位。' },
  NOT_YOUR_TASK: { title: '这不是您接的任务' },
  DOOR_CODE_WRONG: { title: '数不对', text: '请再问一次。对方说不清，可以让社区帮您确认。', action: '对方说不清' },
  DOOR_TRIES_USED: { title: '试了 5 次了', text: '请社区帮您确认，人先别走。', action: '请社区确认' },
  TOO_EARLY: { title: '还没到时间', text: '到点再来办。' },
  TOO_LATE: { title: '过了能办的时间', text: '请打社区电话，我们帮您办。', action: '打电话' },
  MINUTES_INVALID: { title: '用时要改一下', text: '写 1 分钟到 24 小时之间的数。' },
  REASON_NEEDED: { title: '请写一句原因', text: '一句话就行。' },
  ADDRESS_HIDDEN: { title: '门牌和电话现在看不到了', text: '事情办完后就收起来了。要联系，请打社区电话。' },
  VOICE_UNHEARD: { title: '先听一听', text: '听完写上要办什么、什么时候、去哪里，再通过。' },
  PHOTO_NOT_ASKED: { title: '这类服务不用拍照', text: '去掉照片再发。' },
  MEDIA_UNREADABLE: { title: '这个打不开', text: '换一张，或者再说一遍。' },
  MEDIA_TOO_BIG: { title: '太大了，发不出去', text: '换一张小一点的，或者说短一点。' },
  VOICE_TOO_LONG: { title: '最多说 60 秒', text: '拣要紧的再说一遍。' },
  MEDIA_GONE: { title: '已经删掉了', text: '请再说一遍，或者再拍一张。' },
  RECORD_NOT_PENDING: { title: '这条不用再核实了', text: '已经有人核实过。' },
  NEED_ANOTHER_PERSON: { title: '要另一位同事来批', text: '自己报的不能自己批。' },
  LEVEL_TOO_LOW: { title: '要上一级来核实', text: '已经留在他们的名单里。' },
  POINTS_SHORT: { title: '积分还不够', text: '帮一次忙，对方确认后就有。' },
  HOLD_CLOSED: { title: '这笔积分已经处理过了' },
  SOLD_OUT: { title: '刚刚换完了', text: '积分没有扣。换个站点看看。', action: '换站点' },
  GIFT_LIMIT: { title: '这个月换够了', text: '下个月再来换。' },
  GIFT_OFF_SHELF: { title: '这样东西下架了', text: '看看别的。' },
  VOUCHER_WRONG: { title: '没有这个兑换码', text: '请再看一遍数字。' },
  VOUCHER_USED: { title: '这个码已经领过了' },
  VOUCHER_EXPIRED: { title: '这个码过期了', text: '积分已经退回给您。', action: '重新换' },
  VOUCHER_CANCELLED: { title: '这个兑换取消了', text: '积分已经退回。' },
  WRONG_STATION: { title: '要到另一个站点领', text: '请看兑换码上写的站点。' },
  STOCK_SHORT: { title: '账上没有这么多', text: '请先数一下货，再改数量。' },
  NO_NETWORK: { title: '没有网', text: '您填的都还在，有网了再试。', action: '再试一次' },
  TIMED_OUT: { title: '网有点慢', text: '没等到回答。再试一次，不会办两遍。', action: '再试一次' },
  UNREADABLE: { title: '没看懂服务器的回答', text: '请更新到新版本再试。', action: '再试一次' },
};

/** Whether this build has heard of a code; an older one may meet a newer server. */
export const isKnown = (code: unknown): code is CallCode => typeof code === 'string' && code in WORDS;

export function wordsFor(code: CallCode): Words {
  return WORDS[code];
}

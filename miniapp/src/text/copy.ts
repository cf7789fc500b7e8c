import type { CloseReason, CopyFact, CopySection, LeavingView } from '@supermarket/shared';
import { countText, hoursText } from './amounts';
import type { Moment } from './calendar';
import { momentText } from './time';

export const COPY_TITLES: Readonly<Record<CopySection, string>> = {
  person: '我是谁', volunteer: '志愿者登记', seats: '岗位', identities: '登录方式', sessions: '登录记录', neighbours: '代谁点单', family: '亲情代办', consents: '授权记录',
  looks: '谁看过我的信息', media: '录音和照片', points: '积分记录', hours: '服务时长', orders: '我的订单', tasks: '我的任务', feedback: '提问和投诉建议', vouchers: '兑换记录', messages: '消息',
};

/** What each fact is called; one without words keeps the name it has in the file. */
const FACT_WORDS: Readonly<Record<string, string>> = {
  id: '编号', name: '姓名', phone: '电话', birthYear: '出生年份', community: '村（社区）', address: '门牌', no: '志愿者编号', skills: '手艺', freeTimes: '空闲时间',
  partyState: '党员身份', partyOrg: '党支部', showParty: '亮身份', pointsChoice: '积分', weeklyCap: '每周最多', helped: '帮过', role: '岗位', endedAt: '结束', appid: '小程序',
  openid: '微信编号', way: '方式', lastSeenAt: '最后使用', revokedAt: '退出', relation: '关系', consentWay: '怎么同意的', textVersion: '说明版本', purpose: '用途',
  given: '同意', viewer: '谁', viewerHat: '身份', fields: '看了', about: '为了', reason: '理由', kind: '种类', seconds: '秒数', bytes: '大小', deletedAt: '删除', phase: '进展',
  amount: '数量', title: '名称', place: '地点', activity: '服务', content: '内容', unit: '记录单位', minutes: '分钟', state: '状态', stars: '评价', decidedWords: '核实说明',
  status: '状态', words: '内容', point: '地图上的点', windowStart: '从', windowEnd: '到', staffWords: '社区说', solved: '解决了', ratingWords: '评价的话', erasedAt: '删除',
  checkedInAt: '签到', checkedOutAt: '签退', endReason: '原因', result: '做了什么', timeWords: '用时说明', gift: '礼品', points: '积分', closedAt: '办结', closedFor: '说明',
  fetchedBy: '谁来取的', familyHelper: '谁代我办', familyElder: '我代谁办', familyRelation: '是他的', doorCodes: '看开门码', endsAt: '到期',
  unwanted: '不想被推荐', wordsHeld: '等社区看的话', helperRefusedAt: '不再请他来', checked: '检查结果', checkReason: '检查原因', checkedAt: '检查时间', text: '内容', readAt: '看过',
  rung: '怎么提醒的', call: '社区打电话', calledAt: '打电话时间', off: '不再提醒', template: '微信提醒', credits: '还能发几条', promptAnswered: '答过微信询问',
};

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** 门牌：解放路 1 号; instants as people read them, yes and no in words. */
export function factText({ name, value }: CopyFact, now: Moment): string {
  const shown = INSTANT.test(value) ? momentText(value, now) : value === 'true' ? '是' : value === 'false' ? '否' : value;
  return `${FACT_WORDS[name] ?? name}：${shown}`;
}

const REASON_WORDS: Readonly<Record<CloseReason, (count: number) => string>> = {
  order: (count) => `还有 ${count} 张单没办完。先办完，或者取消。`,
  task: (count) => `您接的 ${count} 件事还没做完。先做完，或者说来不了。`,
  voucher: (count) => `有 ${count} 样东西换了还没领。先去领，或者取消兑换。`,
  seat: () => '您还有工作岗位。先请上级帮您交岗。',
};

/** Why the account cannot be closed yet, and what to do. */
export const reasonText = ({ reason, count }: LeavingView['reasons'][number]): string => REASON_WORDS[reason](count);

/** What closing gives up. */
export function givenUp({ points, minutes }: Pick<LeavingView, 'points' | 'minutes'>): readonly string[] {
  return [
    '姓名、电话、门牌、订单和写过的话，马上删掉，找不回来。',
    ...(points > 0 ? [`剩下的 ${countText(points)} 积分不能再用。`] : []),
    minutes > 0 ? `${hoursText(minutes)} 小时服务时长是法定记录，按规定保留，只记志愿者编号。` : '服务时长是法定记录，有的话按规定保留。',
  ];
}

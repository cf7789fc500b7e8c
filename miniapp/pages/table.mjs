/**
 * Every page of the app, one line each; a page that app.config.ts names and no line does fails `test/pages.spec.ts`.
 *
 *   name    unique; what the line of the report and the pictures are called
 *   path    as in the address; `@walk` is the id of that story, or of something that town.mjs made
 *   who     one of the demo's people, or `guest`
 *   hat     resident (if absent), volunteer or staff; pages of staff are looked at 1280 px wide as well
 *   empty   with whom the same page has nothing to show; a page without such a line stands in NEVER_EMPTY
 *   local   asks the server for nothing at its opening: it has neither an error nor an offline state
 *   sample  looked at in `npm test` too
 */
export const PAGES = [
  { name: '首页', path: 'pages/first/index', who: '张丽华', empty: '麦志明', sample: true },
  { name: '首页-没登录', path: 'pages/first/index', who: 'guest' },
  { name: '公开清单', path: 'board/list/index', who: 'guest' },
  { name: '公开清单-任务', path: 'board/list/index?list=tasks', who: '李国强' },
  { name: '公开清单-办结', path: 'board/list/index?list=done', who: 'guest' },
  { name: '我的订单', path: 'pages/second/index', who: '张丽华', empty: '麦志明' },
  { name: '我的订单-没登录', path: 'pages/second/index', who: 'guest', local: true },
  { name: '积分超市', path: 'pages/third/index', who: '李国强', sample: true },
  { name: '我的', path: 'pages/mine/index', who: '张丽华', empty: '麦志明' },
  { name: '我的-没登录', path: 'pages/mine/index', who: 'guest', local: true },

  { name: '服务货架', path: 'order/services/index', who: '张丽华' },
  { name: '点单', path: 'order/create/index', who: '张丽华', sample: true },
  { name: '说话点单', path: 'order/voice/index', who: '张丽华' },
  { name: '订单-待审核', path: 'order/detail/index?id=@glasses', who: '张丽华' },
  { name: '订单-要补充', path: 'order/detail/index?id=@asked', who: '冯秀珍' },
  { name: '订单-没通过', path: 'order/detail/index?id=@rejected', who: '冯秀珍' },
  { name: '订单-在找人', path: 'order/detail/index?id=@insulin', who: '张丽华' },
  { name: '订单-已接单', path: 'order/detail/index?id=@walk', who: '张丽华', sample: true },
  { name: '订单-服务中', path: 'order/detail/index?id=@serving', who: '岑伟明' },
  { name: '订单-等确认', path: 'order/detail/index?id=@pension', who: '张丽华' },
  { name: '订单-没解决', path: 'order/detail/index?id=@disputed', who: '岑伟明' },
  { name: '订单-办完了', path: 'order/detail/index?id=@medicine', who: '张丽华' },
  { name: '订单-取消了', path: 'order/detail/index?id=@cancelled', who: '梁建华' },
  { name: '确认与评价', path: 'order/confirm/index?id=@pension', who: '张丽华', sample: true },

  { name: '接单', path: 'pages/first/index', who: '李国强', hat: 'volunteer', sample: true },
  { name: '我的任务', path: 'pages/second/index', who: '吴美玲', hat: 'volunteer', empty: '麦志明' },
  { name: '志愿者-我的', path: 'pages/mine/index', who: '吴美玲', hat: 'volunteer' },
  { name: '任务-可以接', path: 'serve/task/index?id=@tap', who: '李国强', hat: 'volunteer' },
  { name: '任务-邀请', path: 'serve/task/index?id=@invited', who: '李国强', hat: 'volunteer' },
  { name: '任务-我接的', path: 'serve/task/index?id=@walk', who: '吴美玲', hat: 'volunteer' },
  { name: '到门口签到', path: 'serve/check-in/index?id=@arriving', who: '吴美玲', hat: 'volunteer' },
  { name: '服务中', path: 'serve/service/index?id=@serving', who: '谭家豪', hat: 'volunteer' },
  { name: '服务时长', path: 'serve/service/index?id=@pension', who: '谭家豪', hat: 'volunteer' },
  { name: '请对方答两句', path: 'serve/hand-over/index?id=@pension', who: '谭家豪', hat: 'volunteer', local: true },
  { name: '照片卡', path: 'serve/card/index', who: '李国强', hat: 'volunteer' },
  { name: '积分与时长', path: 'me/points/index', who: '李国强', hat: 'volunteer', empty: '麦志明' },
  { name: '我的技能和空闲', path: 'me/volunteer/index', who: '李国强', hat: 'volunteer', empty: '张丽华' },
  { name: '兑换码', path: 'shop/voucher/index?id=@voucher', who: '李国强', hat: 'volunteer', sample: true },
  { name: '兑换码-用过了', path: 'shop/voucher/index?id=@used', who: '李国强', hat: 'volunteer' },
  { name: '我的兑换', path: 'shop/redemptions/index', who: '李国强', hat: 'volunteer', empty: '麦志明' },

  { name: '登录', path: 'me/login/index', who: 'guest' },
  { name: '我的资料', path: 'me/profile/index', who: '张丽华' },
  { name: '代谁点单', path: 'me/neighbours/index', who: '张丽华', empty: '麦志明' },
  { name: '亲情代办', path: 'me/family/index', who: '冯秀珍', empty: '麦志明' },
  { name: '亲情代办-我代办', path: 'me/family/index', who: '张丽华' },
  { name: '请家人来帮忙', path: 'me/family-code/index', who: '冯秀珍' },
  { name: '填家人的码', path: 'me/family-join/index', who: '张丽华', local: true },
  { name: '加一个人', path: 'me/neighbour/index', who: '张丽华', local: true },
  { name: '谁看过我的信息', path: 'me/looks/index', who: '张丽华', empty: '麦志明' },
  { name: '隐私与授权', path: 'me/privacy/index', who: '李国强', sample: true },
  { name: '存了我的什么', path: 'me/copy/index', who: '李国强' },
  { name: '注销账户', path: 'me/close/index', who: '吴美玲' },
  { name: '注销账户-可以', path: 'me/close/index', who: '麦志明' },
  { name: '投诉建议', path: 'me/feedback/index', who: '张丽华', empty: '麦志明' },
  { name: '问社区', path: 'me/feedback/index?which=questions', who: '张丽华' },
  { name: '写投诉建议', path: 'me/write/index?kind=complaint', who: '张丽华', local: true },
  { name: '申诉', path: 'me/write/index?kind=appeal&order=@rejected', who: '冯秀珍' },
  { name: '问与答', path: 'me/thread/index?id=@thread', who: '张丽华' },
  { name: '登录电脑', path: 'me/approve/index', who: '张丽华', local: true },
  { name: '填开通码', path: 'me/code/index', who: '张丽华', local: true },

  { name: '工作台', path: 'pages/first/index', who: '何敏', hat: 'staff', empty: '麦志明', sample: true },
  { name: '工作台-全市', path: 'pages/first/index', who: '岑伟明', hat: 'staff' },
  { name: '工作人员-订单', path: 'pages/second/index', who: '何敏', hat: 'staff', empty: '麦志明' },
  { name: '兑换台', path: 'pages/third/index', who: '冯秀珍', hat: 'staff' },
  { name: '工作人员-我的', path: 'pages/mine/index', who: '何敏', hat: 'staff' },
  { name: '待审核', path: 'desk/queue/index?queue=review', who: '何敏', hat: 'staff', empty: '麦志明' },
  { name: '待派单', path: 'desk/queue/index?queue=dispatch', who: '何敏', hat: 'staff' },
  { name: '待核实', path: 'desk/queue/index?queue=verify', who: '何敏', hat: 'staff' },
  { name: '审核-服务', path: 'desk/review/index?id=@kitchen', who: '何敏', hat: 'staff' },
  { name: '审核-自己的话', path: 'desk/review/index?id=@flowerpot', who: '何敏', hat: 'staff' },
  { name: '派单', path: 'desk/dispatch/index?id=@tap', who: '何敏', hat: 'staff', sample: true },
  { name: '派单-等回复', path: 'desk/dispatch/index?id=@invited', who: '何敏', hat: 'staff' },
  { name: '纸条', path: 'desk/slip/index?id=@walk', who: '何敏', hat: 'staff', sample: true },
  { name: '核实到场', path: 'desk/verify/index?id=@walk', who: '何敏', hat: 'staff' },
  { name: '核实-没解决', path: 'desk/verify/index?id=@disputed', who: '何敏', hat: 'staff' },
  { name: '核实时长', path: 'desk/record/index?id=@record', who: '何敏', hat: 'staff' },
  { name: '货架库存', path: 'desk/stock/index', who: '冯秀珍', hat: 'staff' },
  { name: '提问和投诉建议', path: 'desk/feedback/index', who: '何敏', hat: 'staff', empty: '麦志明' },
  { name: '答复', path: 'desk/answer/index?id=@complaint', who: '何敏', hat: 'staff' },
  { name: '亲情代办登记', path: 'desk/family/index', who: '何敏', hat: 'staff', local: true },
  { name: '找志愿者', path: 'desk/volunteers/index', who: '何敏', hat: 'staff' },
  { name: '社区电话和位置', path: 'desk/communities/index', who: '岑伟明', hat: 'staff' },
  { name: '工作人员名单', path: 'desk/seats/index', who: '岑伟明', hat: 'staff' },
];

/** Forms, pages about one thing, and lists that have something in every town: there is nothing they could be empty of. */
export const NEVER_EMPTY = [
  'board/list/index', 'desk/answer/index', 'desk/communities/index', 'desk/dispatch/index', 'desk/family/index', 'desk/record/index', 'desk/review/index', 'desk/seats/index', 'desk/slip/index', 'desk/stock/index',
  'desk/verify/index', 'desk/volunteers/index', 'me/approve/index', 'me/close/index', 'me/code/index', 'me/copy/index', 'me/login/index',
  'me/family-code/index', 'me/family-join/index', 'me/neighbour/index', 'me/privacy/index', 'me/profile/index', 'me/thread/index', 'me/write/index', 'order/confirm/index', 'order/create/index',
  'order/detail/index', 'order/services/index', 'order/voice/index', 'pages/third/index', 'serve/card/index', 'serve/check-in/index',
  'serve/hand-over/index', 'serve/service/index', 'serve/task/index', 'shop/voucher/index',
];

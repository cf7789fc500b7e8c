const gallery = process.env.GALLERY === '1' ? ['gallery/index'] : [];

export default defineAppConfig({
  pages: ['pages/first/index', 'pages/second/index', 'pages/third/index', 'pages/mine/index', ...gallery],
  // order · serve · shop · board · desk · me: one folder for each thing a person is doing.
  subPackages: [
    { root: 'order', pages: ['create/index', 'voice/index', 'services/index', 'detail/index', 'confirm/index'] },
    { root: 'desk', pages: ['queue/index', 'review/index', 'dispatch/index', 'gaps/index', 'ladders/index', 'partners/index', 'plan/index', 'verify/index', 'record/index', 'stock/index', 'volunteers/index', 'seats/index', 'feedback/index', 'answer/index', 'calls/index', 'slip/index', 'poster/index', 'communities/index', 'family/index'] },
    {
      root: 'me',
      pages: [
        'login/index', 'points/index', 'neighbour/index', 'neighbours/index', 'looks/index', 'profile/index', 'volunteer/index', 'approve/index',
        'code/index', 'feedback/index', 'write/index', 'thread/index', 'family/index', 'family-code/index', 'family-join/index', 'privacy/index', 'messages/index', 'rings/index', 'refused/index', 'copy/index', 'close/index',
      ],
    },
    { root: 'serve', pages: ['task/index', 'check-in/index', 'service/index', 'card/index', 'hand-over/index', 'screen/index'] },
    { root: 'board', pages: ['list/index', 'place/index'] },
    { root: 'shop', pages: ['voucher/index', 'redemptions/index'] },
  ],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '党员志愿服务超市',
    navigationBarTextStyle: 'black',
    navigationBarBackgroundColor: '#F8F5F0',
    backgroundColor: '#F8F5F0',
    backgroundTextStyle: 'dark',
  },
  // Positions never move; what they show follows the identity a person has chosen.
  tabBar: {
    custom: true,
    color: '#6E665E',
    selectedColor: '#C2271F',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: 'pages/first/index', text: '首页' },
      { pagePath: 'pages/second/index', text: '我的订单' },
      { pagePath: 'pages/third/index', text: '积分超市' },
      { pagePath: 'pages/mine/index', text: '我的' },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['chooseLocation'],
  __usePrivacyCheck__: true,
  sitemapLocation: 'sitemap.json',
});

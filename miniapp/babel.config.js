module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        // What WeChat 8 and the browsers of such phones run by themselves; Taro's default compiles for iOS 9.
        targets: { ios: '12', chrome: '70' },
      },
    ],
  ],
};

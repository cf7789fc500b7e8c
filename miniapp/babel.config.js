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
        // Those engines know all three; what they get wrong in them (a name that hides itself) the two small transforms mend, and tagged
        // templates, which Safari 12 remembers wrongly, are not written here.
        exclude: ['transform-destructuring', 'transform-parameters', 'transform-template-literals'],
        include: [
          'bugfix/transform-safari-id-destructuring-collision-in-function-expression',
          'bugfix/transform-safari-rest-destructuring-rhs-array',
        ],
      },
    ],
  ],
  assumptions: { noDocumentAll: true, setPublicClassFields: true },
  overrides: [{ test: /node_modules[\\/]@tanstack/, plugins: ['./config/plugins/plain-private.js'] }],
};

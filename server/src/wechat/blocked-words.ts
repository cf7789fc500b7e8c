/**
 * Words that no public text here needs: swindles, gambling, drugs, weapons, paid company. A first net only, checked
 * before WeChat's own; a county may lengthen it.
 */
export const BLOCKED_WORDS: readonly string[] = [
  '刷单', '兼职返利', '代开发票', '办假证', '套现', '高利贷', '裸贷', '校园贷', '传销', '资金盘',
  '赌博', '博彩', '六合彩', '百家乐', '时时彩',
  '毒品', '冰毒', '海洛因', '摇头丸', '迷药',
  '枪支', '弹药', '雷管',
  '卖淫', '嫖娼', '裸聊', '约炮', '包夜',
  '代孕', '器官买卖',
];

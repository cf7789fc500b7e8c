/** The limit that class-validator's English message ends with: "must not be less than 3" → 3. */
const numberIn = (message: string): string => /(-?\d+(?:\.\d+)?)(?!.*\d)/.exec(message)?.[1] ?? '';
const firstNumberIn = (message: string): string => /(-?\d+)/.exec(message)?.[1] ?? '';

/** Plain words for each rule of class-validator that DTOs here use. */
const SENTENCES: Readonly<Record<string, (message: string) => string>> = {
  whitelistValidation: () => '没有这一项',
  isDefined: () => '要填',
  isNotEmpty: () => '要填',
  isString: () => '要填文字',
  isBoolean: () => '只能是“是”或“否”',
  isInt: () => '要填整数',
  isNumber: () => '要填数字',
  isNumberString: () => '要填数字',
  isArray: () => '要是一组',
  isObject: () => '格式不对',
  nestedValidation: () => '格式不对',
  isUuid: () => '编号不对',
  isId: () => '编号不对',
  isIn: () => '不在可选的范围里',
  isEnum: () => '不在可选的范围里',
  isISO8601: () => '时间格式不对',
  isDateString: () => '时间格式不对',
  isDay: () => '日期格式不对',
  isUrl: () => '网址不对',
  isLatitude: () => '纬度不对',
  isLongitude: () => '经度不对',
  matches: () => '格式不对',
  min: (message) => `不能小于 ${numberIn(message)}`,
  max: (message) => `不能大于 ${numberIn(message)}`,
  minLength: (message) => `至少 ${numberIn(message)} 个字`,
  maxLength: (message) => `最多 ${numberIn(message)} 个字`,
  isLength: (message) => `要 ${firstNumberIn(message)} 个字以上，也不能太长`,
  arrayMinSize: (message) => `至少 ${numberIn(message)} 个`,
  arrayMaxSize: (message) => `最多 ${numberIn(message)} 个`,
  arrayNotEmpty: () => '至少要有一个',
  arrayUnique: () => '不能重复',
};

/** A DTO may write its own Chinese `message`, which is kept; an unknown rule says only that something is wrong. */
export function sentenceFor(rule: string, message: string): string {
  if (/[\u4e00-\u9fff]/.test(message)) return message;
  return SENTENCES[rule]?.(message) ?? '填得不对';
}

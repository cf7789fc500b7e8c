import { View } from '@tarojs/components';
import { Card, CardTitle } from '@/ui';

const COLOURS = [
  'red', 'red-press', 'red-tint', 'select', 'ink', 'ink2', 'ink3', 'field', 'surface', 'page', 'inset', 'sunken', 'shelf', 'line', 'line-strong',
  'ok', 'ok-tint', 'warn', 'warn-solid', 'warn-tint', 'info', 'info-tint', 'gold', 'gold-mid', 'gold-soft', 'gold-ink', 'gold-tint',
] as const;

/** Titles and names are heavy, whatever is read is not. */
const HEAVY: ReadonlySet<string> = new Set(['display', 'title', 'h2', 'name']);

/** Size of normal and of large type, as the tokens have it. */
const SIZES = [
  ['display', '标题大字', '28 / 36'], ['title', '页面标题', '22 / 30'], ['h2', '卡片标题', '18 / 26'], ['name', '名字', '16 / 26'],
  ['body', '正文，说人话', '16 / 22'], ['sub', '次要说明', '14 / 20'], ['cap', '辅助小字', '13 / 19'],
] as const;

/** The values of the design: colours with their names, letters with their sizes. */
export function Values(): React.ReactNode {
  return (
    <>
      <Card>
        <CardTitle title="颜色" aside="红只用在“去做”和“我在这”" />
        <View className="gallery__colours">
          {COLOURS.map((name) => (
            <View key={name}>
              <View className="gallery__colour" style={{ background: `var(--${name})` }} />
              <View className="gallery__name">{name}</View>
            </View>
          ))}
        </View>
      </Card>
      <Card>
        <CardTitle title="字号" aside="标准 / 长辈" />
        {SIZES.map(([name, words, sizes]) => (
          <View key={name} className="gallery__size">
            <View style={{ fontSize: `var(--${name})`, lineHeight: `var(--${name}-l)`, fontWeight: HEAVY.has(name) ? 600 : 400 }}>{words}</View>
            <View className="gallery__name">{sizes}</View>
          </View>
        ))}
      </Card>
    </>
  );
}

import { Image, View } from '@tarojs/components';
import { alt } from './alt';
import { Card } from './Card';
import { classes } from './classes';
import { Drawing, type GiftDrawing } from './Drawing';
import { Points } from './Points';
import './GiftCard.scss';

interface GiftCardProps {
  readonly name: string;
  readonly points: number;
  /** A photograph, or our drawing as long as there is none. */
  readonly photo?: string | null;
  readonly drawing?: GiftDrawing;
  /** few: 只剩 2 桶 · none: 本站没货 · both bold; `more` follows in plain words. */
  readonly stock: { readonly kind: 'in' | 'few' | 'none'; readonly text: string; readonly more?: string };
  /** 还差 34 分 */
  readonly short?: string;
  readonly onPress: () => void;
}

export function GiftCard({ name, points, photo, drawing, stock, short, onPress }: GiftCardProps): React.ReactNode {
  return (
    <Card pad="none" onPress={onPress}>
      <View className={classes('ui-gift__stand', stock.kind === 'none' && 'ui-gift__stand--none')}>
        {photo ? <Image className="ui-gift__photo" src={photo} mode="aspectFit" lazyLoad {...alt('')} /> : drawing && <Drawing kind="gift" name={drawing} />}
      </View>
      <View className="ui-gift__shelf" />
      <View className="ui-gift__words">
        <View className="ui-gift__name">{name}</View>
        <Points value={points} size="l" />
        <View className="ui-gift__stock">
          <View className={classes(`ui-gift__stock--${stock.kind}`)}>{stock.text}</View>
          {stock.more !== undefined && <View className="ui-gift__more">{` · ${stock.more}`}</View>}
        </View>
        {short !== undefined && <View className="ui-gift__stock">{short}</View>}
      </View>
    </Card>
  );
}

/** Two gifts beside each other; one below the other where the letters are large. */
export function GiftShelf({ children }: React.PropsWithChildren): React.ReactNode {
  return <View className="ui-gift-shelf">{children}</View>;
}

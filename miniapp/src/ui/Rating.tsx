import type { Stars } from '@supermarket/shared';
import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { Card, CardTitle } from './Card';
import { classes } from './classes';
import { Icon } from './Icon';
import { OptionRow } from './OptionRow';
import { Press } from './Press';
import './Rating.scss';

const FACES = [
  { stars: 1, icon: 'face1', label: '很不满' },
  { stars: 2, icon: 'face2', label: '不满意' },
  { stars: 3, icon: 'face3', label: '一般' },
  { stars: 4, icon: 'face4', label: '满意' },
  { stars: 5, icon: 'face5', label: '很满意' },
] as const;

interface RatingProps {
  /** null until it is answered; nothing is chosen beforehand. */
  readonly solved: boolean | null;
  readonly onSolved: (solved: boolean) => void;
  /** May stay null: that is 未评价, never praise. */
  readonly stars: Stars | null;
  readonly onStars: (stars: Stars | null) => void;
}

/** Two questions apart: is it solved, and how was it. Children (chips, a field) stand under the second. */
export function Rating({ solved, onSolved, stars, onStars, children }: PropsWithChildren<RatingProps>): React.ReactNode {
  return (
    <>
      <Card>
        <CardTitle title="事情解决了吗？" />
        <View className="ui-rating__answers">
          <OptionRow label="解决了" on={solved === true} onPress={() => onSolved(true)} />
          <OptionRow label="还没解决" on={solved === false} onPress={() => onSolved(false)} />
        </View>
        <View className="ui-rating__help">选“还没解决”，社区会再安排人，不用您催。</View>
      </Card>
      <Card>
        <CardTitle title="这次服务满意吗？" aside="可以不答" />
        <Faces stars={stars} onStars={onStars} />
        {children}
      </Card>
    </>
  );
}

/** Tapping the chosen face again takes the answer back. */
export function Faces({ stars, onStars }: Pick<RatingProps, 'stars' | 'onStars'>): React.ReactNode {
  return (
    <View className="ui-faces">
      {FACES.map((face) => {
        const on = face.stars === stars;
        return (
          <Press
            key={face.stars}
            className={classes('ui-face', on && 'ui-face--on')}
            role="radio"
            checked={on}
            onPress={() => onStars(on ? null : face.stars)}
          >
            <Icon name={face.icon} size="l" />
            <View className="ui-face__label">{face.label}</View>
          </Press>
        );
      })}
    </View>
  );
}

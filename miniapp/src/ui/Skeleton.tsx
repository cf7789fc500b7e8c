import { View } from '@tarojs/components';
import { classes } from './classes';
import './Skeleton.scss';

export type SkeletonShape = 'cards' | 'rows' | 'detail' | 'tiles' | 'home';

const COUNT = { cards: 3, detail: 2, home: 1 } as const;

/** Grey boxes where the real ones will be; they breathe but never move anything. */
export function Skeleton({ shape = 'cards' }: { readonly shape?: SkeletonShape }): React.ReactNode {
  return (
    <View className="ui-skeleton" role="status" aria-label="正在打开">
      {shape === 'detail' && <Bars />}
      {shape === 'tiles' ? <Tiles /> : shape === 'rows' ? <Rows /> : <Cards count={COUNT[shape]} />}
      {shape === 'home' && <Shelf />}
    </View>
  );
}

function Bone({ kind }: { readonly kind: 'title' | 'line' | 'short' | 'tile' | 'bar' }): React.ReactNode {
  return <View className={classes('ui-bone', `ui-bone--${kind}`)} />;
}

function Bars(): React.ReactNode {
  return (
    <View className="ui-skeleton__head">
      <Bone kind="title" />
      <Bone kind="line" />
    </View>
  );
}

function Cards({ count }: { readonly count: number }): React.ReactNode {
  return (
    <>
      {Array.from({ length: count }, (_unused, at) => (
        <View key={at} className="ui-skeleton__card">
          <Bone kind="tile" />
          <View className="ui-skeleton__lines">
            <Bone kind="short" />
            <Bone kind="line" />
          </View>
        </View>
      ))}
    </>
  );
}

function Rows(): React.ReactNode {
  return (
    <View className="ui-skeleton__rows">
      {[0, 1, 2, 3, 4].map((at) => (
        <View key={at} className="ui-skeleton__row">
          <Bone kind="short" />
          <Bone kind="line" />
        </View>
      ))}
    </View>
  );
}

function Tiles(): React.ReactNode {
  return (
    <View className="ui-skeleton__tiles">
      {[0, 1, 2, 3].map((at) => (
        <View key={at} className="ui-skeleton__square">
          <Bone kind="short" />
          <Bone kind="title" />
        </View>
      ))}
    </View>
  );
}

/** A title and four things on their strip. */
function Shelf(): React.ReactNode {
  return (
    <>
      <Bone kind="short" />
      <View className="ui-skeleton__shelf">
        {[0, 1, 2, 3].map((at) => <Bone key={at} kind="tile" />)}
      </View>
    </>
  );
}

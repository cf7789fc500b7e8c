import { View } from '@tarojs/components';
import { Card } from './Card';
import { Drawing } from './Drawing';
import './ResultsStrip.scss';

export interface Result {
  readonly number: string;
  readonly unit?: string;
  readonly label: string;
  /** Shown with the coin, in gold. */
  readonly points?: boolean;
}

interface ResultsStripProps {
  readonly results: readonly Result[];
  /** To the public list behind the numbers. */
  readonly onPress?: () => void;
}

export function ResultsStrip({ results, onPress }: ResultsStripProps): React.ReactNode {
  return (
    <Card pad="none" onPress={onPress}>
      <Facts results={results} />
    </Card>
  );
}

/** The same row of numbers inside a card: 40 分钟 · 8 分 · 1 人. */
export function FactStrip({ results }: { readonly results: readonly Result[] }): React.ReactNode {
  return (
    <View className="ui-fact-strip">
      <Facts results={results} />
    </View>
  );
}

function Facts({ results }: { readonly results: readonly Result[] }): React.ReactNode {
  return (
    <View className="ui-results">
      {results.map(({ number, unit, label, points }) => (
        <View key={label} className="ui-result">
          <View className={points ? 'ui-result__top ui-result__top--points' : 'ui-result__top'}>
            {points && <Drawing kind="coin" />}
            <View className="ui-result__number">{number}</View>
            {unit !== undefined && <View className="ui-result__unit">{unit}</View>}
          </View>
          <View className="ui-result__label">{label}</View>
        </View>
      ))}
    </View>
  );
}

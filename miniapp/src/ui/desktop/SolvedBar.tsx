import type { ResultsView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { countText } from '@/text/amounts';
import './desktop.scss';

/** The share that was solved, of those who answered; silence stands beside it and is no part of it. */
export function SolvedBar({ results: { solved, silent, unsolved, solvedPermille } }: { readonly results: ResultsView }): React.ReactNode {
  const parts = [
    { kind: 'solved', name: '本人确认解决', count: solved },
    { kind: 'silent', name: '7 天没答（记未评价，不算在内）', count: silent },
    { kind: 'unsolved', name: '没解决', count: unsolved },
  ] as const;
  return (
    <>
      <View className="ui-solved__number">{solvedPermille === null ? '–' : `${(solvedPermille / 10).toFixed(1)}%`}</View>
      <View className="ui-solved__bar" aria-hidden>
        {parts.map(({ kind, count }) => count > 0 && <View key={kind} className={`ui-legend__mark--${kind}`} style={{ flexGrow: count }} />)}
      </View>
      {parts.map(({ kind, name, count }) => (
        <View key={kind} className="ui-solved__row">
          <View className={`ui-legend__mark ui-legend__mark--${kind}`} aria-hidden />
          <View className="ui-solved__name">{name}</View>
          <View className="ui-solved__count">{countText(count)}</View>
        </View>
      ))}
    </>
  );
}

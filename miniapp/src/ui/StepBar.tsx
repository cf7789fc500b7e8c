import { View } from '@tarojs/components';
import { classes } from './classes';
import './StepBar.scss';

interface StepBarProps {
  readonly total?: number;
  /** The step one is at, from 1; total + 1 when all is done. */
  readonly now: number;
  /** 已接单 */
  readonly status?: string;
  /** 上门服务 */
  readonly next?: string | undefined;
  /** Words on two lines, as long-sight pages show them. */
  readonly spoken?: boolean;
}

export function StepBar({ total = 5, now, status, next, spoken = false }: StepBarProps): React.ReactNode {
  const step = Math.min(now, total);
  const counted = `第 ${step} 步，共 ${total} 步`;
  return (
    <View className="ui-steps">
      <View className="ui-steps__bar" role="img" aria-label={counted}>
        {Array.from({ length: total }, (_unused, at) => (
          <View
            key={at}
            className={classes('ui-steps__step', at + 1 < now && 'ui-steps__step--done', at + 1 === now && 'ui-steps__step--now')}
          />
        ))}
      </View>
      {spoken && status !== undefined && (
        <View className="ui-steps__spoken">
          <View className="ui-steps__status">{`第 ${step} 步：${status}`}</View>
          {next !== undefined && <View className="ui-steps__next">{`下一步：${next}`}</View>}
        </View>
      )}
      {!spoken && status !== undefined && (
        <View className="ui-steps__words">
          <View className="ui-steps__left">
            <View className="ui-steps__status">{status}</View>
            {next !== undefined && <View className="ui-steps__next">{` · 下一步：${next}`}</View>}
          </View>
          <View className="ui-steps__count">{counted}</View>
        </View>
      )}
    </View>
  );
}

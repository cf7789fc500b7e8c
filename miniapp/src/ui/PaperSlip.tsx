import { View } from '@tarojs/components';
import { classes } from './classes';
import './PaperSlip.scss';

interface PaperSlipProps {
  /** For whoever prints it. */
  readonly id: string;
  readonly narrow?: boolean;
  readonly title: string;
  readonly no: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly code: string;
  /** What to do with the digits. */
  readonly hint: string;
  readonly foot: string;
}

/**
 * What somebody holds in their hand who has no phone: black on white, large, the same on the screen and on paper. It is
 * copied out of its page for printing, so that it stands on no token of the theme.
 */
export function PaperSlip({ id, narrow, title, no, lines, code, hint, foot }: PaperSlipProps): React.ReactNode {
  return (
    <View id={id} className={classes('ui-paper', narrow && 'ui-paper--narrow')}>
      <View className="ui-paper__head">
        <View className="ui-paper__title">{title}</View>
        <View className="ui-paper__no">{`单号 ${no}`}</View>
      </View>
      {lines.map(({ label, text }) => (
        <View key={label} className="ui-paper__line">
          <View className="ui-paper__label">{label}</View>
          <View className="ui-paper__text">{text}</View>
        </View>
      ))}
      <View className="ui-paper__code">
        <View className="ui-paper__code-title">开门码</View>
        <View className="ui-paper__digits" role="img" aria-label={[...code].join(' ')}>
          {[...code].map((digit, at) => <View key={at} className="ui-paper__digit" aria-hidden>{digit}</View>)}
        </View>
        <View className="ui-paper__hint">{hint}</View>
      </View>
      <View className="ui-paper__foot">{foot}</View>
    </View>
  );
}

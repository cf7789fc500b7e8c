import { View } from '@tarojs/components';
import { Button } from './Button';
import { Drawing, type StateDrawing } from './Drawing';
import type { IconName } from './Icon';
import './StateBlock.scss';

interface StateAction {
  readonly label: string;
  readonly onPress: () => unknown;
  readonly icon?: IconName;
}

interface StateBlockProps {
  readonly drawing: StateDrawing;
  readonly title: string;
  readonly text?: string | undefined;
  /** The last one is the main way on. */
  readonly actions?: readonly StateAction[];
  /** 报给社区时说编号 E-7K2Q */
  readonly note?: string | undefined;
  readonly children?: React.ReactNode;
}

/** Each begins a line of its own; a line ends earlier where the words say so. */
const sentencesOf = (text: string): readonly string[] => text.match(/[^。\n]+。?/g) ?? [];

/** Nothing there, something wrong, or all done: what it is, what now. */
export function StateBlock({ drawing, title, text, actions = [], note, children }: StateBlockProps): React.ReactNode {
  return (
    <View className="ui-state">
      <Drawing kind="state" name={drawing} />
      <View className="ui-state__title">{title}</View>
      {text !== undefined && <View className="ui-state__text">{sentencesOf(text).map((sentence) => <View key={sentence}>{sentence}</View>)}</View>}
      {children}
      {actions.length > 0 && (
        <View className="ui-state__actions">
          {actions.map((action, at) => (
            <Button
              key={action.label}
              kind={at === actions.length - 1 ? 'primary' : 'second'}
              block
              label={action.label}
              {...(action.icon && { icon: action.icon })}
              onPress={action.onPress}
            />
          ))}
        </View>
      )}
      {note !== undefined && <View className="ui-state__note">{note}</View>}
    </View>
  );
}

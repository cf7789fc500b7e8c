import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import { Press } from './Press';
import './IconButton.scss';

interface IconButtonProps {
  readonly icon: IconName;
  /** Read out in place of words. */
  readonly label: string;
  readonly onPress: () => void;
  /** Without the round fill, for bars. */
  readonly plain?: boolean;
}

export function IconButton({ icon, label, onPress, plain = false }: IconButtonProps): React.ReactNode {
  return (
    <Press className={classes('ui-icon-button', plain && 'ui-icon-button--plain')} label={label} onPress={onPress}>
      <Icon name={icon} />
    </Press>
  );
}

export { badgeText, codeText, countText, distanceText, hoursText, minutesText, readAloud, signedText, spanText } from './amounts';
export { momentAt, wallClock, type Moment, type WallClock } from './calendar';
export {
  clockText, dateText, daysUntil, dayText, greetingText, isoDayText, minutesUntil, momentText, spokenText,
  spokenWindowText, weekdayText, windowText,
} from './time';

export { badgeText, codeText, countText, distanceText, hoursText, minutesText, readAloud, signedText, spanText } from './amounts';
export { momentAt, wallClock, type Moment, type WallClock } from './calendar';
export { benchTitle, QUEUE_NAMES, queueHint, workNote } from './desk';
export { RESULTS_FORMULA, resultsText, shortTown, townOf } from './home';
export {
  ASK_WORDS, CANCEL_WORDS, EVENT_WORDS, orderLine, orderStateText, REJECT_WORDS, shelfDrawing, SPOKEN_SHELVES, stepWords, whenText,
} from './orders';
export { SKILL_NAMES, skillsText, skillText } from './skills';
export {
  clockText, dateText, daysUntil, dayText, greetingText, isoDayText, minutesUntil, momentText, spokenText,
  spokenWindowText, weekdayText, windowText,
} from './time';

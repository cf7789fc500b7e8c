export { badgeText, codeText, countText, distanceText, hoursText, minutesText, readAloud, signedText, spanText } from './amounts';
export { BOARD_NAMES, BOARD_WORDS, boardCount, boardResults, boardWords, formulaText, seatsText } from './board';
export { momentAt, wallClock, type Moment, type WallClock } from './calendar';
export {
  ASSIGNMENT_WORDS, benchTitle, HELD_WORDS, helperTimes, HOUR_KIND_WORDS, LEVEL_WORDS, LOOK_WORDS, MOVEMENT_WORDS, orderKindText, QUEUE_NAMES, toPlanText,
  queueHint, RECORD_WORDS, RISK_WORDS, staffEventText, workNote,
} from './desk';
export { arrivedText, isStale, lookAtText, mediaCheckText } from './check-in';
export { resultWords, shortTown, townOf } from './home';
export {
  ASK_WORDS, CANCEL_WORDS, EVENT_WORDS, FAMILY_RELATION_WORDS, orderLine, orderStateText, REJECT_WORDS, shelfDrawing, SPOKEN_SHELVES, stepWords, whenText,
} from './orders';
export { askText, orderHeadline, RATING_TAG_WORDS, ratingText, timelineItems, visitText, type Headline } from './order-detail';
export {
  CONSENT_TEXT, CONSENT_WAY_WORDS, lookedAtText, lookReasonText, lookTitle, neighbourLine, neighbourName, RELATION_WORDS,
} from './people';
export {
  giftStock, GIFT_CATEGORY_NAMES, missingText, nearStationsFirst, onShelf, pointsMissing, redemptionLine, shelfFilters, stationLine, stockedText, takeRefusal,
  VOUCHER_WORDS, voucherClosedText, voucherDueText, type ShelfFilter,
} from './shop';
export { abilitiesText, SKILL_NAMES, skillsText, skillText } from './skills';
export { awardSteps, entryWords, hoursRow, pointsRow } from './statement';
export { againText, autoOutText, hasHelped, inviteLine, outcomeText, runningText, taskStage, taskSubtitle, TASK_WORDS, type TaskStage } from './tasks';
export {
  clockText, dateText, daysUntil, dayText, greetingText, isoDayText, minutesUntil, momentText, spokenText,
  spokenWindowText, weekdayText, windowText,
} from './time';
export { troubleText } from './voice';
export { proposalText, RATING_WAY_WORDS } from './proposals';

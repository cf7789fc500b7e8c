import type { Done, Id, Page, PageQuery } from './base.js';
import type { AreasView, CommunitiesQuery, CommunityRow, PosterView, ScannedPlaceQuery, ScannedPlaceView, SetContactBody } from './areas.js';
import type {
  ApproveScanBody, CollectScanBody, CollectScanView, DemoLoginBody, DemoPeopleView, DemoWechatCodeView, RedeemGrantBody,
  ScanTicketView, SessionView, WechatLoginBody, WechatPhoneBody,
} from './auth.js';
import type { BoardOrdersQuery, BoardQuery, BoardRow, BoardView, ProgressQuery, ProgressView } from './board.js';
import type { CatalogView } from './catalog.js';
import type { PurposesView, SwitchPurposeBody } from './consents.js';
import type { DeskFamilyBody, DeskFamilyEndBody, DeskFamilyView, FamilyCodeBody, FamilyCodeView, FamilyElderView, FamilyView, JoinFamilyBody } from './family.js';
import type {
  AddFeedbackBody, AnswerFeedbackBody, DeskFeedbackQuery, FeedbackRow, FeedbackView, MyFeedbackQuery, WriteFeedbackBody,
} from './feedback.js';
import type { CorrectRecordBody, HourEntry, RecordRow, ReviewRecordBody } from './hours.js';
import type {
  CloseGapBody, GapGroupsView, GapRow, GapsFilter, GapsQuery, PartnerCallBody, PartnerCallsView, PartnersView, PartnerUnit, SetPartnerBody, SetTownLadderBody, SteerLadderBody, TownLaddersView, TownLadderView,
} from './ladder.js';
import type { CloseAccountBody, CopyView, LeavingView } from './leaving.js';
import type { LiveBody, LiveChangesQuery, LiveChangesView, LiveQuery, LiveType, LiveView } from './live.js';
import type { MediaType, MediaView, OpenMediaQuery, UploadMediaForm, UploadMediaQuery } from './media.js';
import type {
  CallNumberView, CallOutcomeBody, CallRow, CallsQuery, MessageSettingsView, MessagesQuery, MessagesView, ReadMessagesBody, SubscribeAnswersBody, SwitchMessageBody,
  UnreadView,
} from './messages.js';
import type {
  AgreeTimeBody, CancelBody, CandidatesView, CheckInBody, CheckInScreenView, LookThroughBody, ScanCheckInBody, CheckOutBody, ClaimBody, ConfirmArrivalBody, ConfirmBody, ContinueLaterBody,
  DeclineBody, DisputeTimeBody, DoorCodesView, ExcuseBody, HallQuery, HandedAnswerBody, HelperNumbersView, MarkSafeBody, MyOrdersQuery, MyTasksQuery, NoAnswerBody, OfferBody,
  OrderRow, OrderView, OwnTimeBody, PaperSlipView, PhonePassView, PlaceOrderBody, PrintSlipBody, ProposeTimeBody, RateBody, RefusedHelpersView, RefuseHelperBody, ReopenBody, RescheduleBody, ResubmitBody, RevealBody,
  RevealView, ReviewBody, SettleDisputeBody, SettleTimeBody, TaskRow, UndoRefusalBody, WithdrawBody,
} from './orders.js';
import type {
  AppointBody, LookView, MeView, NeighbourBody, NeighboursView, NeighbourView, StaffSeatRow, UnwantedBody, UnwantedView, UpdateMeBody, VerifyPartyBody,
  VolunteerBody, VolunteerRow, VolunteersQuery,
} from './people.js';
import type { PlanView } from './planning.js';
import type { AccountView, LedgerEntry, PointRuleView } from './points.js';
import type { AreaOrdersQuery, DeskAreaQuery, HallView, HomeQuery, HomeView, QueuesView, WaitingView, WorkQuery, WorkRow } from './screens.js';
import type {
  DeskQuery, DeskView, HandOverBody, LookUpVoucherBody, MovementsQuery, MovementView, MoveStockBody, RedeemBody,
  RedemptionRow, RedemptionView, ShopQuery, ShopView, StaffCancelBody, StationsView, StockRow, StockView, VoucherFoundView,
} from './shop.js';

type ById = { id: Id };

/**
 * What crosses the wire, once: route → parameters, query, body and reply. `form` stands for a multipart body, `file`
 * for the types of a reply that is no JSON.
 */
export interface Api {
  // getting in
  'POST /v1/auth/wechat': { body: WechatLoginBody; reply: SessionView };
  'POST /v1/auth/wechat-phone': { body: WechatPhoneBody; reply: MeView };
  'GET /v1/auth/demo-people': { reply: DemoPeopleView };
  'POST /v1/auth/demo': { body: DemoLoginBody; reply: SessionView };
  'POST /v1/auth/demo-wechat-code': { body: DemoLoginBody; reply: DemoWechatCodeView };
  'POST /v1/auth/scan-tickets': { reply: ScanTicketView };
  'POST /v1/auth/scan-tickets/:id/collect': { params: ById; body: CollectScanBody; reply: CollectScanView };
  'POST /v1/auth/scan-tickets/approve': { body: ApproveScanBody; reply: Done };
  'POST /v1/auth/grants/redeem': { body: RedeemGrantBody; reply: MeView };
  'POST /v1/auth/logout': { reply: Done };
  'POST /v1/auth/logout-everywhere': { reply: Done };
  // oneself
  'GET /v1/me': { reply: MeView };
  'GET /v1/me/waiting': { reply: WaitingView };
  'PUT /v1/me': { body: UpdateMeBody; reply: MeView };
  'PUT /v1/me/volunteer': { body: VolunteerBody; reply: MeView };
  'GET /v1/me/neighbours': { reply: NeighboursView };
  'POST /v1/me/neighbours': { body: NeighbourBody; reply: NeighbourView };
  'POST /v1/me/neighbours/:id/end': { params: ById; reply: Done };
  'GET /v1/me/family': { reply: FamilyView };
  'POST /v1/me/family/code': { body: FamilyCodeBody; reply: FamilyCodeView };
  'POST /v1/me/family': { body: JoinFamilyBody; reply: FamilyElderView };
  'POST /v1/me/family/:id/end': { params: ById; reply: Done };
  'POST /v1/desk/family': { body: DeskFamilyBody; reply: DeskFamilyView };
  'POST /v1/desk/family/end': { body: DeskFamilyEndBody; reply: Done };
  'GET /v1/me/refused-helpers': { reply: RefusedHelpersView };
  'POST /v1/me/refused-helpers/undo': { body: UndoRefusalBody; reply: RefusedHelpersView };
  'GET /v1/me/unwanted': { reply: UnwantedView };
  'PUT /v1/me/unwanted': { body: UnwantedBody; reply: UnwantedView };
  'GET /v1/me/looks': { query: PageQuery; reply: Page<LookView> };
  'GET /v1/me/consents': { reply: PurposesView };
  'PUT /v1/me/consents': { body: SwitchPurposeBody; reply: PurposesView };
  'GET /v1/me/messages': { query: MessagesQuery; reply: MessagesView };
  'POST /v1/me/messages/read': { body: ReadMessagesBody; reply: UnreadView };
  'GET /v1/me/message-settings': { reply: MessageSettingsView };
  'PUT /v1/me/message-settings': { body: SwitchMessageBody; reply: MessageSettingsView };
  'POST /v1/me/subscribe-answers': { body: SubscribeAnswersBody; reply: MessageSettingsView };
  'GET /v1/me/copy': { reply: CopyView };
  'GET /v1/me/leaving': { reply: LeavingView };
  'POST /v1/me/close': { body: CloseAccountBody; reply: Done };
  'GET /v1/me/account': { reply: AccountView };
  'GET /v1/me/hours': { query: PageQuery; reply: Page<HourEntry> };
  'GET /v1/me/points': { query: PageQuery; reply: Page<LedgerEntry> };
  // what everybody may read
  'GET /v1/areas': { reply: AreasView };
  'GET /v1/catalog': { reply: CatalogView };
  'GET /v1/stations': { reply: StationsView };
  'GET /v1/points/rule': { reply: PointRuleView };
  'GET /v1/board': { query: BoardQuery; reply: BoardView };
  'GET /v1/board/orders': { query: BoardOrdersQuery; reply: Page<BoardRow> };
  // screens
  'GET /v1/home': { query: HomeQuery; reply: HomeView };
  'GET /v1/hall': { query: HallQuery; reply: HallView };
  'GET /v1/desk/queues': { query: DeskAreaQuery; reply: QueuesView };
  'GET /v1/desk/work': { query: WorkQuery; reply: Page<WorkRow> };
  'GET /v1/desk/orders': { query: AreaOrdersQuery; reply: Page<WorkRow> };
  'GET /v1/desk/plan': { reply: PlanView };
  'GET /v1/desk/progress': { query: ProgressQuery; reply: ProgressView };
  // pages that stay fresh by themselves
  'POST /v1/live': { body: LiveBody; reply: LiveView };
  'GET /v1/live/stream': { query: LiveQuery; file: LiveType };
  'GET /v1/live/changes': { query: LiveChangesQuery; reply: LiveChangesView };
  // voice notes and photos
  'POST /v1/media': { query: UploadMediaQuery; form: UploadMediaForm; reply: MediaView };
  'GET /v1/media/:id': { params: ById; query: OpenMediaQuery; file: MediaType };
  // orders, by those who need help
  'POST /v1/orders': { body: PlaceOrderBody; reply: OrderView };
  'GET /v1/orders': { query: MyOrdersQuery; reply: Page<OrderRow> };
  'GET /v1/orders/:id': { params: ById; reply: OrderView };
  'POST /v1/orders/:id/resubmit': { params: ById; body: ResubmitBody; reply: OrderView };
  'POST /v1/orders/:id/cancel': { params: ById; body: CancelBody; reply: OrderView };
  'POST /v1/orders/:id/reschedule': { params: ById; body: RescheduleBody; reply: OrderView };
  'POST /v1/orders/:id/propose-time': { params: ById; body: ProposeTimeBody; reply: OrderView };
  'POST /v1/orders/:id/agree-time': { params: ById; body: AgreeTimeBody; reply: OrderView };
  'POST /v1/orders/:id/keep-time': { params: ById; reply: OrderView };
  'POST /v1/orders/:id/confirm': { params: ById; body: ConfirmBody; reply: OrderView };
  'POST /v1/orders/:id/rate': { params: ById; body: RateBody; reply: OrderView };
  'POST /v1/orders/:id/refuse-helper': { params: ById; body: RefuseHelperBody; reply: RefusedHelpersView };
  'POST /v1/orders/:id/reopen': { params: ById; body: ReopenBody; reply: OrderView };
  'GET /v1/orders/:id/door-codes': { params: ById; reply: DoorCodesView };
  'GET /v1/orders/:id/looks': { params: ById; query: PageQuery; reply: Page<LookView> };
  // orders, by those who help
  'GET /v1/tasks': { query: MyTasksQuery; reply: Page<TaskRow> };
  'POST /v1/orders/:id/claim': { params: ById; body: ClaimBody; reply: OrderView };
  'POST /v1/orders/:id/reveal': { params: ById; body: RevealBody; reply: RevealView };
  'POST /v1/assignments/:id/accept': { params: ById; body: ClaimBody; reply: OrderView };
  'POST /v1/assignments/:id/decline': { params: ById; body: DeclineBody; reply: OrderView };
  'POST /v1/assignments/:id/withdraw': { params: ById; body: WithdrawBody; reply: OrderView };
  'POST /v1/assignments/:id/check-in': { params: ById; body: CheckInBody; reply: OrderView };
  'POST /v1/assignments/:id/no-answer': { params: ById; body: NoAnswerBody; reply: OrderView };
  'POST /v1/assignments/:id/check-out': { params: ById; body: CheckOutBody; reply: OrderView };
  'POST /v1/assignments/:id/continue-later': { params: ById; body: ContinueLaterBody; reply: OrderView };
  'POST /v1/orders/:id/pass-phone': { params: ById; reply: PhonePassView };
  'POST /v1/orders/:id/handed-answer': { params: ById; body: HandedAnswerBody; reply: Done };
  'POST /v1/assignments/:id/own-time': { params: ById; body: OwnTimeBody; reply: OrderView };
  'POST /v1/assignments/:id/dispute-time': { params: ById; body: DisputeTimeBody; reply: OrderView };
  'POST /v1/orders/:id/keep-waiting': { params: ById; reply: OrderView };
  // orders, by staff
  'POST /v1/orders/:id/ladder': { params: ById; body: SteerLadderBody; reply: OrderView };
  'GET /v1/orders/:id/partners': { params: ById; reply: PartnerCallsView };
  'POST /v1/orders/:id/partner-calls': { params: ById; body: PartnerCallBody; reply: PartnerCallsView };
  'POST /v1/assignments/:id/mark-safe': { params: ById; body: MarkSafeBody; reply: OrderView };
  'POST /v1/assignments/:id/helper-numbers': { params: ById; reply: HelperNumbersView };
  'GET /v1/desk/ladders': { reply: TownLaddersView };
  'PUT /v1/desk/ladders/:id': { params: ById; body: SetTownLadderBody; reply: TownLadderView };
  'GET /v1/desk/partners': { reply: PartnersView };
  'PUT /v1/desk/partners': { body: SetPartnerBody; reply: PartnerUnit };
  'GET /v1/desk/gaps': { query: GapsQuery; reply: Page<GapRow> };
  'GET /v1/desk/gap-groups': { query: GapsFilter; reply: GapGroupsView };
  'POST /v1/gaps/:id/close': { params: ById; body: CloseGapBody; reply: GapRow };
  'POST /v1/orders/:id/review': { params: ById; body: ReviewBody; reply: OrderView };
  'POST /v1/orders/:id/look-through': { params: ById; body: LookThroughBody; reply: OrderView };
  'GET /v1/orders/:id/check-in-screen': { params: ById; reply: CheckInScreenView };
  'POST /v1/check-ins': { body: ScanCheckInBody; reply: OrderView };
  'POST /v1/orders/:id/open': { params: ById; reply: OrderView };
  'GET /v1/orders/:id/candidates': { params: ById; reply: CandidatesView };
  'POST /v1/orders/:id/offers': { params: ById; body: OfferBody; reply: OrderView };
  'POST /v1/orders/:id/slip': { params: ById; body: PrintSlipBody; reply: PaperSlipView };
  'POST /v1/orders/:id/settle-dispute': { params: ById; body: SettleDisputeBody; reply: OrderView };
  'POST /v1/assignments/:id/recall-offer': { params: ById; reply: OrderView };
  'POST /v1/assignments/:id/confirm-arrival': { params: ById; body: ConfirmArrivalBody; reply: OrderView };
  'POST /v1/assignments/:id/settle-time': { params: ById; body: SettleTimeBody; reply: OrderView };
  'POST /v1/assignments/:id/excuse': { params: ById; body: ExcuseBody; reply: OrderView };
  // questions, suggestions, complaints, appeals
  'POST /v1/feedback': { body: WriteFeedbackBody; reply: FeedbackView };
  'GET /v1/feedback': { query: MyFeedbackQuery; reply: Page<FeedbackRow> };
  'GET /v1/feedback/:id': { params: ById; reply: FeedbackView };
  'POST /v1/feedback/:id/notes': { params: ById; body: AddFeedbackBody; reply: FeedbackView };
  'POST /v1/feedback/:id/seen': { params: ById; reply: Done };
  'POST /v1/feedback/:id/answer': { params: ById; body: AnswerFeedbackBody; reply: FeedbackView };
  'GET /v1/desk/feedback': { query: DeskFeedbackQuery; reply: Page<FeedbackRow> };
  // people to be rung up, by staff
  'GET /v1/desk/calls': { query: CallsQuery; reply: Page<CallRow> };
  'POST /v1/desk/calls/:id/number': { params: ById; reply: CallNumberView };
  'POST /v1/desk/calls/:id/outcome': { params: ById; body: CallOutcomeBody; reply: Done };
  // hours, by staff
  'GET /v1/records/:id': { params: ById; reply: RecordRow };
  'POST /v1/records/:id/review': { params: ById; body: ReviewRecordBody; reply: RecordRow };
  'POST /v1/records/:id/corrections': { params: ById; body: CorrectRecordBody; reply: RecordRow };
  'POST /v1/corrections/:id/approve': { params: ById; reply: RecordRow };
  // gifts
  'GET /v1/shop': { query: ShopQuery; reply: ShopView };
  'POST /v1/redemptions': { body: RedeemBody; reply: RedemptionView };
  'GET /v1/redemptions': { query: PageQuery; reply: Page<RedemptionRow> };
  'GET /v1/redemptions/:id': { params: ById; reply: RedemptionView };
  'POST /v1/redemptions/:id/cancel': { params: ById; reply: RedemptionView };
  // the desk
  'GET /v1/desk': { query: DeskQuery; reply: DeskView };
  'POST /v1/desk/look-up': { body: LookUpVoucherBody; reply: VoucherFoundView };
  'POST /v1/redemptions/:id/hand-over': { params: ById; body: HandOverBody; reply: DeskView };
  'POST /v1/redemptions/:id/staff-cancel': { params: ById; body: StaffCancelBody; reply: DeskView };
  'GET /v1/stations/:id/stock': { params: ById; reply: StockView };
  'GET /v1/stock-movements': { query: MovementsQuery; reply: Page<MovementView> };
  'POST /v1/stock/:id/movements': { params: ById; body: MoveStockBody; reply: StockRow };
  // people, by staff
  'GET /v1/volunteers': { query: VolunteersQuery; reply: Page<VolunteerRow> };
  'POST /v1/volunteers/:id/verify-party': { params: ById; body: VerifyPartyBody; reply: VolunteerRow };
  'GET /v1/communities': { query: CommunitiesQuery; reply: Page<CommunityRow> };
  'PUT /v1/communities/:id/contact': { params: ById; body: SetContactBody; reply: CommunityRow };
  'POST /v1/communities/:id/poster': { params: ById; reply: PosterView };
  'GET /v1/places': { query: ScannedPlaceQuery; reply: ScannedPlaceView };
  'GET /v1/staff-seats': { query: PageQuery; reply: Page<StaffSeatRow> };
  'POST /v1/staff-seats': { body: AppointBody; reply: StaffSeatRow };
  'POST /v1/staff-seats/:id/end': { params: ById; reply: Done };
}

export type Route = keyof Api;
/** `never` where the answer is a file. */
export type Reply<R extends Route> = Api[R] extends { reply: infer T } ? T : never;
export type Body<R extends Route> = Api[R] extends { body: infer B } ? B : undefined;
export type Params<R extends Route> = Api[R] extends { params: infer P } ? P : undefined;
export type Query<R extends Route> = Api[R] extends { query: infer Q } ? Q : undefined;

/** The same list at run time; a route missing here or too many does not compile. */
const ROUTE_SET: Record<Route, true> = {
  'POST /v1/auth/wechat': true, 'POST /v1/auth/wechat-phone': true, 'GET /v1/auth/demo-people': true, 'POST /v1/auth/demo': true,
  'POST /v1/auth/demo-wechat-code': true, 'POST /v1/auth/scan-tickets': true, 'POST /v1/auth/scan-tickets/:id/collect': true,
  'POST /v1/auth/scan-tickets/approve': true, 'POST /v1/auth/grants/redeem': true, 'POST /v1/auth/logout': true,
  'POST /v1/auth/logout-everywhere': true, 'GET /v1/me': true, 'GET /v1/me/waiting': true, 'PUT /v1/me': true, 'PUT /v1/me/volunteer': true,
  'GET /v1/me/neighbours': true, 'POST /v1/me/neighbours': true, 'POST /v1/me/neighbours/:id/end': true,
  'GET /v1/me/family': true, 'POST /v1/me/family/code': true, 'POST /v1/me/family': true, 'POST /v1/me/family/:id/end': true,
  'POST /v1/desk/family': true, 'POST /v1/desk/family/end': true,
  'GET /v1/me/refused-helpers': true, 'POST /v1/me/refused-helpers/undo': true, 'GET /v1/me/unwanted': true, 'PUT /v1/me/unwanted': true,
  'POST /v1/orders/:id/refuse-helper': true, 'GET /v1/me/looks': true, 'GET /v1/me/consents': true, 'PUT /v1/me/consents': true, 'GET /v1/me/copy': true, 'GET /v1/me/leaving': true, 'POST /v1/me/close': true, 'GET /v1/me/account': true, 'GET /v1/me/hours': true, 'GET /v1/me/points': true,
  'GET /v1/areas': true, 'GET /v1/catalog': true, 'GET /v1/stations': true, 'GET /v1/points/rule': true,
  'GET /v1/board': true, 'GET /v1/board/orders': true, 'GET /v1/desk/progress': true,
  'GET /v1/home': true, 'GET /v1/hall': true, 'GET /v1/desk/queues': true, 'GET /v1/desk/work': true,
  'GET /v1/desk/orders': true, 'GET /v1/desk/plan': true, 'POST /v1/media': true, 'GET /v1/media/:id': true, 'POST /v1/orders': true, 'GET /v1/orders': true, 'GET /v1/orders/:id': true,
  'POST /v1/orders/:id/resubmit': true, 'POST /v1/orders/:id/cancel': true, 'POST /v1/orders/:id/reschedule': true,
  'POST /v1/orders/:id/propose-time': true, 'POST /v1/orders/:id/agree-time': true, 'POST /v1/orders/:id/keep-time': true,
  'POST /v1/orders/:id/confirm': true, 'POST /v1/orders/:id/rate': true, 'POST /v1/orders/:id/reopen': true,
  'GET /v1/orders/:id/door-codes': true, 'GET /v1/orders/:id/looks': true, 'GET /v1/tasks': true,
  'POST /v1/orders/:id/claim': true, 'POST /v1/orders/:id/reveal': true, 'POST /v1/assignments/:id/accept': true,
  'POST /v1/assignments/:id/decline': true, 'POST /v1/assignments/:id/withdraw': true,
  'POST /v1/assignments/:id/check-in': true, 'POST /v1/assignments/:id/no-answer': true,
  'POST /v1/assignments/:id/check-out': true, 'POST /v1/assignments/:id/continue-later': true,
  'POST /v1/orders/:id/pass-phone': true, 'POST /v1/orders/:id/handed-answer': true,
  'POST /v1/assignments/:id/own-time': true, 'POST /v1/assignments/:id/dispute-time': true,
  'POST /v1/orders/:id/keep-waiting': true, 'POST /v1/orders/:id/ladder': true, 'GET /v1/orders/:id/partners': true, 'POST /v1/orders/:id/partner-calls': true,
  'POST /v1/assignments/:id/mark-safe': true, 'POST /v1/assignments/:id/helper-numbers': true, 'GET /v1/desk/ladders': true, 'PUT /v1/desk/ladders/:id': true, 'GET /v1/desk/partners': true,
  'PUT /v1/desk/partners': true, 'GET /v1/desk/gaps': true, 'GET /v1/desk/gap-groups': true, 'POST /v1/gaps/:id/close': true,
  'POST /v1/orders/:id/review': true, 'POST /v1/orders/:id/open': true, 'POST /v1/orders/:id/look-through': true, 'GET /v1/orders/:id/check-in-screen': true, 'POST /v1/check-ins': true, 'GET /v1/orders/:id/candidates': true,
  'POST /v1/orders/:id/offers': true, 'POST /v1/orders/:id/slip': true, 'POST /v1/orders/:id/settle-dispute': true,
  'POST /v1/assignments/:id/recall-offer': true, 'POST /v1/assignments/:id/confirm-arrival': true,
  'POST /v1/assignments/:id/settle-time': true, 'POST /v1/assignments/:id/excuse': true,
  'POST /v1/feedback': true, 'GET /v1/feedback': true, 'GET /v1/feedback/:id': true, 'POST /v1/feedback/:id/notes': true,
  'POST /v1/feedback/:id/seen': true, 'POST /v1/feedback/:id/answer': true, 'GET /v1/desk/feedback': true,
  'POST /v1/live': true, 'GET /v1/live/stream': true, 'GET /v1/live/changes': true,
  'GET /v1/me/messages': true, 'POST /v1/me/messages/read': true, 'GET /v1/me/message-settings': true, 'PUT /v1/me/message-settings': true,
  'POST /v1/me/subscribe-answers': true, 'GET /v1/desk/calls': true, 'POST /v1/desk/calls/:id/number': true, 'POST /v1/desk/calls/:id/outcome': true,
  'GET /v1/records/:id': true,
  'POST /v1/records/:id/review': true, 'POST /v1/records/:id/corrections': true, 'POST /v1/corrections/:id/approve': true,
  'GET /v1/shop': true, 'POST /v1/redemptions': true, 'GET /v1/redemptions': true, 'GET /v1/redemptions/:id': true,
  'POST /v1/redemptions/:id/cancel': true, 'GET /v1/desk': true, 'POST /v1/desk/look-up': true,
  'POST /v1/redemptions/:id/hand-over': true, 'POST /v1/redemptions/:id/staff-cancel': true,
  'GET /v1/stations/:id/stock': true, 'GET /v1/stock-movements': true, 'POST /v1/stock/:id/movements': true,
  'GET /v1/volunteers': true, 'POST /v1/volunteers/:id/verify-party': true, 'GET /v1/communities': true,
  'PUT /v1/communities/:id/contact': true, 'POST /v1/communities/:id/poster': true, 'GET /v1/places': true, 'GET /v1/staff-seats': true,
  'POST /v1/staff-seats': true, 'POST /v1/staff-seats/:id/end': true,
};
export const ROUTES = Object.keys(ROUTE_SET) as readonly Route[];

"""What needs no case of its own: what only shows, and what shares the writes of another."""

from tests.faults.cases.given import named

SHOWING = named(
    """
    check_candidate history_of
    may_share
    list_employers
    my_colleagues my_sites open_colleague sites_to_report

    hours_to_choose look_ahead
    before_placing before_recommending may_change may_end may_stop_early open_ask open_ending open_work open_work_change whom_to_place
    may_meet may_call_off may_take_back open_meeting my_draft my_invoices my_reports open_invoice open_check open_report
    contact_now kept_week paper_work paper_week possible_stand_ins readers_of_broadcast open_contact
    before_broadcast coming_days coming_work compare_income days_to_change ended_work list_accounts list_jobs why_fits see_month send_month
    list_refused open_employer
    begin_cost costs_of open_payments
    look_at_day may_ask may_ask_about_day may_ask_about_week may_correct asked_about
    may_counter may_dispute may_raise may_recommend my_confirmation may_say_why
    may_wish may_write may_write_in_concern moments_to_choose my_candidates my_choices my_hours my_leave my_people my_trail my_work open_days
    next_step open_account open_candidate open_change open_claim open_day open_erasure open_first_call open_job open_moment
    open_correction open_two_versions open_offer open_participation open_placement open_shift open_week open_watch open_wish
    answer_to_show older_weeks pin_step point_before quote_kilometres
    quote_ticket read_back talk_of weeks_to_confirm what_erasure_means what_waits what_lies work_on
    """
)
"""Deeds that only show: cut off and resumed they show again."""

SHOWING_BUTTONS = named(
    """
    ListEmployers ListStandIns ShareJob ShowHistory NewCandidate NewStaff
    GiveExample GoOnNow MakeEasier ShowAnswer
    ColleagueSites LeaveColleague ListColleagues ListSites OpenColleague
    GrowOn OpenAsk OpenEnding OpenWork OpenWorkChange StopEarly
    CannotMeet OpenMeeting TakeBackYes
    CheckJob GoOnReporting MeetFirst MyReports OpenInvoice ShowInvoices OpenCheck OpenReport RefuseJob ReportJob WithdrawReport
    BeginCost CostDay OpenCosts OpenPayments PaymentLines
    PaperWork PaperWeek PaperDay PaperNotWorked PaperHoursRight PaperNoTravel ChooseView OpenContact WriteToEverybody
    AnotherDay AnotherLanguage ChangeDay ChangeDays ChooseDayOff DayOtherwise FeelsWrong GoOnLater KeepReason KeypadClear
    KeypadStop ListAccounts LostAccount MoreOrFewerHours MyCandidates MyPeople NameDay NoPhoto OpenAccount OpenCandidate
    OpenChange OpenCorrection OpenTwoVersions OpenWatch OpenDay OpenFirstCall OpenMoment OpenOffer OpenParticipation OpenPremium OpenWish
    OtherWage PickDay
    PointBefore SendMonth SendPhoto ShowMonth ShowPlacement ShowTrail ShowWeek TravelByTicket TravelOtherwise WantToStop WeeksToConfirm
    OlderWeeks
    ContactNow ContactGoing NewContactGoing OpenLying
    OpenEmployer RefuseEmployer ShowWanted WhatIncome WhatNext WhatWaits WhereFrom
    """
)
"""Buttons that only show or ask something."""

BY_OTHERS = {
    "StaffRole invite_staff": "the same writes as an employer's contact person",
    "propose_payments approve_payments issue_half": "by command, which is killed in tests/office/test_kills.py",
    "stop_early": "the same write as AskWhatNext, with words",
    "DeclineAsk decline_ask TakeBackChange take_back_change": "one state that ends, as TakeBackAsk and AnswerChange",
    "ends_in_two_weeks ends_in_a_week": "the same notices with their keys as ends_in_four_weeks",
    "StopFlow StepBack GoOn AskQuestion WriteBack DayReading StoreReading DisputeReading": "a step of a conversation: the state alone",
    "CounterReading CorrectReading FormWasRight": "a step of a conversation: the state alone",
    "correct_for_both": "the same writes as correct_week and decide_correction",
    "NoteAgreed note_agreed": "the same write as AgreeMoment, by another person",
    "AgreeObjections agree": "the same write as DecideWeek, by another person",
    "ChangeToPlanned ChangeToNotWorked change_to_planned change_to_not_worked enter_reading": "the same write as DayAsPlanned",
    "TravelAsUsual NoTravel ClaimKilometres ClaimTicket claim_kilometres claim_nothing claim_ticket": "one versioned row, as a day",
    "SkipRecommendation skip_recommendation": "the same row as a sentence, without words",
    "ConfirmedOnPaper confirmed_on_paper": "the same writes as the confirmation by both",
    "InviteCandidate PhoneLost UnlinkPhone invite_candidate unlink_phone": "one row of an invite or an address",
    "week_next_morning week_monday week_first_reminder week_second_reminder week_unanswered": "one notice with its key, as shift_ended",
    "correction_unanswered": "the same write as answer_correction, by the clock",
    "week_digest": "one notice a day with its key, as shift_ended",
    "ConfirmWeeks confirm_weeks": "the same write as ConfirmWeek, for each week of a page",
    "ChooseDigest choose_digest": "one row for a person, once (UNIQUE)",
    "AskLink AskRole CloseAccount ask_link ask_role close_account": "the same write as ForgotPin, or one row of an address",
    "try_pin": "one row of a PIN, as choose_pin",
    "send_ticket send_ticket_anew": "one row of a photo, once for each file",
    "AskHours want_hours GrantHours grant_hours DeclineHours decline_hours TakeBackWish take_back_wish": "as StopWork and EndWork",
    "shift_hour_after shift_next_morning": "one notice with its key, as shift_ended",
    "wish_to_stand_in wish_to_lead ask_to_stand_in ask_to_lead": "one owner with its key, as shift_ended",
    "SendKept": "the same write as words that are typed",
    "RecordContact record_contact": "the second half of RecordNewContact",
    "contact_due": "one card with its key, as shift_ended",
    "leave_ends": "the same writes as ComeBack, by the clock",
    "question_to_stand_in question_to_lead": "one owner with its key, as shift_ended",
    "ReportAnew drop_draft": "one row of a draft that goes",
    "ReportSite report_at": "the same write as fill_in",
    "WithdrawSurely withdraw_report refuse_report": "the same write as AcceptJob",
    "first_day meeting_is_near": "one notice with its key, as shift_ended",
    "GetTimesheet GetTravelForm GetConfirmation send_timesheet send_travel_form send_confirmation": "one document, as a confirmation",
    "proof_waited": "one document with its key, as work_ended",
    "GiveProofWithout": "one document, as GiveProof",
    "GetInvoice send_invoice": "one document, as a confirmation",
    "SendMyData send_my_data": "documents with their keys, as a confirmation",
    "AskAboutWeek AskAboutDay ask_about_week ask_about_day": "the same write as ask, about something else",
    "OpenQuestion open_question": "one mark that it was seen, as open_concern",
    "concern_unanswered": "one row with its key, as offer_unanswered",
    "offer_unanswered proposal_unanswered": "one notice with its key, as shift_ended",
}
"""What no case tries by itself, and which of the others' writes it shares. Nothing may be added here without its reason."""

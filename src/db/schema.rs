//! The tables as the migrations leave them; `tests/it/schema.rs` compares this file with a migrated database.

diesel::table! {
    absences (id) {
        id -> Uuid,
        user_id -> Uuid,
        org_id -> Nullable<Uuid>,
        covered_by -> Uuid,
        from_on -> Date,
        until_on -> Date,
        announced_at -> Timestamptz,
        ended_at -> Nullable<Timestamptz>,
        declined_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    applications (case_id) {
        case_id -> Uuid,
        version -> Integer,
        content -> Jsonb,
        declared_at -> Nullable<Timestamptz>,
        changed_at -> Timestamptz,
    }
}

diesel::table! {
    audit (id) {
        id -> BigInt,
        user_id -> Nullable<Uuid>,
        org_id -> Nullable<Uuid>,
        role -> Text,
        action -> Text,
        object -> Text,
        object_id -> Nullable<Uuid>,
        detail -> Jsonb,
        at -> Timestamptz,
        is_reading -> Bool,
    }
}

diesel::table! {
    ballots (session_id, case_id, expert_id) {
        session_id -> Uuid,
        case_id -> Uuid,
        expert_id -> Uuid,
        sealed -> Binary,
    }
}

diesel::table! {
    calendar_years (year, loaded_at) {
        year -> Integer,
        digest -> Text,
        content -> Text,
        source -> Text,
        loaded_by -> Nullable<Uuid>,
        loaded_at -> Timestamptz,
    }
}

diesel::table! {
    cases (id) {
        id -> Uuid,
        number -> Text,
        status -> Text,
        left_status -> Nullable<Text>,
        version -> Integer,
        org_id -> Uuid,
        applicant_id -> Uuid,
        applicant_name -> Text,
        post -> Text,
        verification_id -> Uuid,
        list_id -> Text,
        item_class -> Text,
        item_number -> Integer,
        step -> SmallInt,
        waiting_for -> Text,
        due_on -> Nullable<Date>,
        suspended_at -> Nullable<Timestamptz>,
        claimed_by -> Nullable<Uuid>,
        filed_at -> Nullable<Timestamptz>,
        external_no -> Nullable<Text>,
        opened_by -> Uuid,
        opened_at -> Timestamptz,
        changed_at -> Timestamptz,
        queue_on -> Date,
        number_key -> Text,
        name_key -> Text,
        given_key -> Text,
        unit_officer -> Uuid,
        agency_id -> Nullable<Uuid>,
        entered_at -> Timestamptz,
        // The database's own, for its figures: reviewed_at -> Nullable<Timestamptz>,
        // The database's own, for its figures: decided_at -> Nullable<Timestamptz>,
        round_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    certificates (id) {
        id -> Uuid,
        case_id -> Uuid,
        batch_id -> Uuid,
        number -> Text,
        public_code -> Text,
        status -> Text,
        holder_name -> Text,
        holder_latin -> Nullable<Text>,
        holder_masked -> Text,
        title_zh -> Text,
        title_en -> Text,
        title_level -> Text,
        speciality -> Text,
        basis -> Text,
        awarded_on -> Date,
        is_demo -> Bool,
        pdf_key -> Nullable<Text>,
        pdf_sha256 -> Nullable<Text>,
        issued_at -> Nullable<Timestamptz>,
        status_reason -> Nullable<Text>,
        status_at -> Timestamptz,
        replaced_by -> Nullable<Uuid>,
        draw_error -> Nullable<Text>,
    }
}

diesel::table! {
    checks (id) {
        id -> Uuid,
        case_id -> Uuid,
        item -> Text,
        met -> Bool,
        note -> Text,
        checked_by -> Uuid,
        checked_at -> Timestamptz,
    }
}

diesel::table! {
    consents (id) {
        id -> Uuid,
        case_id -> Uuid,
        superior_id -> Uuid,
        requested_by -> Uuid,
        requested_at -> Timestamptz,
        answer -> Nullable<Text>,
        reason -> Nullable<Text>,
        answered_by -> Nullable<Uuid>,
        answered_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    correction_items (id) {
        id -> Uuid,
        correction_id -> Uuid,
        case_id -> Uuid,
        item -> Text,
        reason -> Text,
        answer -> Nullable<Text>,
        answered_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    corrections (id) {
        id -> Uuid,
        case_id -> Uuid,
        number -> Integer,
        due_on -> Date,
        requested_by -> Uuid,
        confirmed_by -> Nullable<Uuid>,
        requested_at -> Timestamptz,
        closed_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    credentials (user_id) {
        user_id -> Uuid,
        password_hash -> Text,
        second_factor -> Nullable<Binary>,
        changed_at -> Timestamptz,
    }
}

diesel::table! {
    demo_clock (singleton) {
        singleton -> Bool,
        offset_seconds -> BigInt,
    }
}

diesel::table! {
    documents (id) {
        id -> Uuid,
        case_id -> Uuid,
        kind -> Text,
        file_name -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        object_key -> Text,
        uploaded_by -> Uuid,
        uploaded_at -> Timestamptz,
        replaced_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    employer_findings (id) {
        id -> Uuid,
        case_id -> Uuid,
        kind -> Text,
        met -> Bool,
        note -> Text,
        found_by -> Uuid,
        found_at -> Timestamptz,
    }
}

diesel::table! {
    decision_readings (case_id, seq) {
        case_id -> Uuid,
        seq -> Int4,
        read_by -> Uuid,
        read_at -> Timestamptz,
    }
}

diesel::table! {
    employment_reports (id) {
        id -> Uuid,
        case_id -> Uuid,
        ended_on -> Nullable<Date>,
        note -> Text,
        reported_by -> Uuid,
        reported_at -> Timestamptz,
    }
}

diesel::table! {
    experts (user_id) {
        user_id -> Uuid,
        series -> Text,
        specialties -> Text,
        employer_name -> Text,
        employer_code -> Nullable<Text>,
        ties -> Jsonb,
        term_until -> Date,
        added_at -> Timestamptz,
    }
}

diesel::table! {
    granted_rights (id) {
        id -> Uuid,
        user_id -> Uuid,
        name -> Text,
        reason -> Text,
        given_by -> Nullable<Uuid>,
        given_at -> Timestamptz,
        taken_by -> Nullable<Uuid>,
        taken_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    issue_batches (id) {
        id -> Uuid,
        number -> Text,
        prepared_by -> Uuid,
        prepared_at -> Timestamptz,
        confirmed_by -> Nullable<Uuid>,
        confirmed_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    legal_moves (action, from_status, to_status, db_role) {
        action -> Text,
        from_status -> Text,
        to_status -> Text,
        db_role -> Text,
    }
}

diesel::table! {
    letters (id) {
        id -> Uuid,
        user_id -> Uuid,
        lang -> Text,
        subject -> Text,
        body -> Text,
        digest_on -> Nullable<Date>,
        created_at -> Timestamptz,
        state -> Text,
        address_masked -> Text,
        attempts -> Integer,
        cause -> Nullable<Text>,
        tried_at -> Nullable<Timestamptz>,
        sent_at -> Nullable<Timestamptz>,
        busy_until -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    list_items (list_id, class, number) {
        list_id -> Text,
        class -> Text,
        number -> Integer,
        certificate_zh -> Text,
        title_level -> Nullable<Text>,
        content -> Jsonb,
    }
}

diesel::table! {
    list_versions (id) {
        id -> Text,
        document_no -> Text,
        title -> Text,
        published_on -> Date,
        effective_from -> Date,
        effective_until -> Nullable<Date>,
        digest -> Text,
        loaded_at -> Timestamptz,
    }
}

diesel::table! {
    login_attempts (id) {
        id -> BigInt,
        account -> Text,
        address -> Text,
        succeeded -> Bool,
        at -> Timestamptz,
    }
}

diesel::table! {
    mandates (id) {
        id -> Uuid,
        unit_id -> Uuid,
        agency_id -> Uuid,
        starts_on -> Date,
        ends_on -> Date,
        scope -> Array<Text>,
        file_name -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        object_key -> Text,
        recorded_by -> Uuid,
        recorded_at -> Timestamptz,
        ended_by -> Nullable<Uuid>,
        ended_at -> Nullable<Timestamptz>,
        end_reason -> Nullable<Text>,
    }
}

diesel::table! {
    memberships (id) {
        id -> Uuid,
        user_id -> Uuid,
        org_id -> Nullable<Uuid>,
        role -> Text,
        created_at -> Timestamptz,
        ended_at -> Nullable<Timestamptz>,
        is_account_manager -> Bool,
        known_as -> Nullable<Text>,
    }
}

diesel::table! {
    messages (id) {
        id -> Uuid,
        user_id -> Uuid,
        outbox_id -> Nullable<BigInt>,
        subject -> Text,
        body -> Text,
        link -> Nullable<Text>,
        created_at -> Timestamptz,
        read_at -> Nullable<Timestamptz>,
        delivery -> Text,
        letter_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    notices (id) {
        id -> Uuid,
        case_id -> Uuid,
        kind -> Text,
        holder_name -> Text,
        unit_name -> Text,
        post -> Text,
        certificate -> Text,
        title_level -> Text,
        place -> Text,
        published_on -> Date,
        working_days -> Integer,
        ends_on -> Date,
        closes_at -> Timestamptz,
        counted -> Array<Date>,
        calendar_digest -> Text,
        objection_token -> Nullable<Text>,
        published_by -> Nullable<Uuid>,
        published_at -> Timestamptz,
        proof -> Nullable<Text>,
        proof_by -> Nullable<Uuid>,
        proof_at -> Nullable<Timestamptz>,
        ended_at -> Nullable<Timestamptz>,
        ended_as -> Nullable<Text>,
    }
}

diesel::table! {
    number_series (name) {
        name -> Text,
        next -> BigInt,
    }
}

diesel::table! {
    objections (id) {
        id -> Uuid,
        notice_id -> Uuid,
        case_id -> Uuid,
        state -> Text,
        content -> Text,
        contact -> Nullable<Text>,
        lodged_by -> Nullable<Uuid>,
        lodged_at -> Timestamptz,
        finding -> Nullable<Text>,
        decided_by -> Nullable<Uuid>,
        decided_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    one_time_links (token_hash) {
        token_hash -> Binary,
        purpose -> Text,
        user_id -> Uuid,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    opinions (id) {
        id -> Uuid,
        session_id -> Uuid,
        case_id -> Uuid,
        expert_id -> Uuid,
        content -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    organisations (id) {
        id -> Uuid,
        kind -> Text,
        name_zh -> Text,
        name_en -> Nullable<Text>,
        credit_code -> Nullable<Text>,
        employer_kind -> Nullable<Text>,
        superior_id -> Nullable<Uuid>,
        district -> Nullable<Text>,
        is_demo -> Bool,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    outbox (id) {
        id -> BigInt,
        topic -> Text,
        payload -> Jsonb,
        created_at -> Timestamptz,
        run_after -> Timestamptz,
        attempts -> Integer,
        last_error -> Nullable<Text>,
        done_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    panel_members (session_id, expert_id) {
        session_id -> Uuid,
        expert_id -> Uuid,
        seat -> Integer,
        is_chair -> Bool,
        declared_at -> Nullable<Timestamptz>,
        present_at -> Nullable<Timestamptz>,
        left_at -> Nullable<Timestamptz>,
        left_because -> Nullable<Text>,
        left_after_voting -> Bool,
    }
}

diesel::table! {
    panel_sessions (id) {
        id -> Uuid,
        number -> Text,
        title -> Text,
        series -> Text,
        held_on -> Date,
        size -> Integer,
        state -> Text,
        version -> Integer,
        teller_a -> Uuid,
        teller_b -> Uuid,
        pool_hash -> Nullable<Text>,
        draw -> Nullable<Jsonb>,
        public_key -> Nullable<Binary>,
        share_a_at -> Nullable<Timestamptz>,
        share_b_at -> Nullable<Timestamptz>,
        created_by -> Uuid,
        created_at -> Timestamptz,
        opened_at -> Nullable<Timestamptz>,
        closed_at -> Nullable<Timestamptz>,
        signed_by -> Nullable<Uuid>,
        signed_at -> Nullable<Timestamptz>,
        policy -> Nullable<Jsonb>,
        adjourned_at -> Nullable<Timestamptz>,
        adjourned_because -> Nullable<Text>,
        closed_by -> Nullable<Uuid>,
        recounted_by -> Nullable<Uuid>,
        recounted_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    policies (id) {
        id -> BigInt,
        key -> Text,
        value -> Jsonb,
        source -> Text,
        valid_from -> Date,
        set_by -> Nullable<Uuid>,
        set_at -> Timestamptz,
    }
}

diesel::table! {
    pool_secrets (session_id, draw, position) {
        session_id -> Uuid,
        position -> Integer,
        expert_id -> Uuid,
        salt -> Binary,
        draw -> Integer,
    }
}

diesel::table! {
    session_exceptions (id) {
        id -> Uuid,
        session_id -> Uuid,
        kind -> Text,
        reason -> Text,
        proposed_by -> Uuid,
        proposed_at -> Timestamptz,
        confirmed_by -> Nullable<Uuid>,
        confirmed_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    locked_minutes (session_id) {
        session_id -> Uuid,
        content -> Jsonb,
        digest -> Text,
        signed_by -> Uuid,
        signed_at -> Timestamptz,
    }
}

diesel::table! {
    draws (session_id, number) {
        session_id -> Uuid,
        number -> Integer,
        pool -> Jsonb,
        pool_hash -> Text,
        frozen_by -> Uuid,
        frozen_at -> Timestamptz,
        cancelled_by -> Nullable<Uuid>,
        cancelled_at -> Nullable<Timestamptz>,
        cancelled_because -> Nullable<Text>,
    }
}

diesel::table! {
    draw_contributions (session_id, number, party) {
        session_id -> Uuid,
        number -> Integer,
        party -> Text,
        person_id -> Uuid,
        commitment -> Text,
        committed_at -> Timestamptz,
        contribution -> Nullable<Text>,
        revealed_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    proposals (id) {
        id -> Uuid,
        case_id -> Uuid,
        action -> Text,
        reason -> Text,
        detail -> Jsonb,
        proposed_by -> Nullable<Uuid>,
        proposed_role -> Text,
        proposed_at -> Timestamptz,
        outcome -> Nullable<Text>,
        decided_by -> Nullable<Uuid>,
        decided_at -> Nullable<Timestamptz>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    published_ballots (id) {
        id -> Uuid,
        session_id -> Uuid,
        case_id -> Uuid,
        choice -> Text,
        nonce -> Text,
    }
}

diesel::table! {
    recusals (session_id, case_id, expert_id) {
        session_id -> Uuid,
        case_id -> Uuid,
        expert_id -> Uuid,
        reason -> Text,
        found_by -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    reminders (kind, object_id, due_on, days_before) {
        kind -> Text,
        object_id -> Uuid,
        due_on -> Date,
        days_before -> Integer,
        told -> Bool,
        at -> Timestamptz,
    }
}

diesel::table! {
    revocation_notices (proposal_id) {
        proposal_id -> Uuid,
        case_id -> Uuid,
        certificate_id -> Uuid,
        ground -> Text,
        reason -> Text,
        served_by -> Uuid,
        served_at -> Timestamptz,
        served_on -> Date,
        working_days -> Integer,
        counted -> Array<Date>,
        reply_until -> Date,
        calendar_digest -> Text,
    }
}

diesel::table! {
    revocation_replies (proposal_id) {
        proposal_id -> Uuid,
        case_id -> Uuid,
        content -> Text,
        replied_by -> Uuid,
        replied_at -> Timestamptz,
    }
}

diesel::table! {
    rounds (id) {
        id -> Uuid,
        title -> Text,
        level -> Nullable<Text>,
        series -> Nullable<Text>,
        opens_on -> Date,
        closes_on -> Date,
        note -> Text,
        announced_by -> Uuid,
        announced_at -> Timestamptz,
        cancelled_at -> Nullable<Timestamptz>,
        cancelled_because -> Nullable<Text>,
    }
}

diesel::table! {
    saved_filters (id) {
        id -> Uuid,
        user_id -> Uuid,
        name -> Text,
        query -> Text,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    session_cases (session_id, case_id) {
        session_id -> Uuid,
        case_id -> Uuid,
        position -> Integer,
        removed_at -> Nullable<Timestamptz>,
        removed_because -> Nullable<Text>,
    }
}

diesel::table! {
    sessions (key_hash) {
        key_hash -> Binary,
        user_id -> Uuid,
        membership_id -> Nullable<Uuid>,
        csrf_token -> Text,
        flash -> Nullable<Text>,
        created_at -> Timestamptz,
        last_seen_at -> Timestamptz,
        expires_at -> Timestamptz,
    }
}

diesel::table! {
    tallies (session_id, case_id) {
        session_id -> Uuid,
        case_id -> Uuid,
        members -> Integer,
        present -> Integer,
        recused -> Integer,
        yes -> Integer,
        no -> Integer,
        abstained -> Integer,
        unusable -> Integer,
        outcome -> Text,
        root -> Text,
        closed_at -> Timestamptz,
    }
}

diesel::table! {
    timeline (case_id, seq) {
        case_id -> Uuid,
        seq -> Integer,
        action -> Text,
        from_status -> Nullable<Text>,
        to_status -> Text,
        actor_id -> Nullable<Uuid>,
        actor_role -> Text,
        actor_name -> Text,
        clauses -> Text,
        note -> Text,
        is_internal -> Bool,
        detail -> Jsonb,
        at -> Timestamptz,
        hash -> Binary,
    }
}

diesel::table! {
    users (id) {
        id -> Uuid,
        email -> Text,
        name -> Text,
        name_latin -> Nullable<Text>,
        locale -> Text,
        disabled_at -> Nullable<Timestamptz>,
        is_demo -> Bool,
        created_at -> Timestamptz,
        letters -> Text,
    }
}

diesel::table! {
    verdicts (id) {
        id -> Uuid,
        case_id -> Uuid,
        as_of -> Date,
        eligible -> Bool,
        list_digest -> Text,
        calendar_digest -> Text,
        rules -> Text,
        facts -> Jsonb,
        verdict -> Jsonb,
        acknowledged -> Bool,
        taken_by -> Uuid,
        taken_at -> Timestamptz,
    }
}

diesel::table! {
    verification_answers (id) {
        id -> Uuid,
        verification_id -> Uuid,
        outcome -> Text,
        channel -> Text,
        evidence -> Text,
        recorded_by -> Uuid,
        recorded_at -> Timestamptz,
        supersedes -> Nullable<Uuid>,
    }
}

diesel::table! {
    verification_reviews (answer_id) {
        answer_id -> Uuid,
        agreed -> Bool,
        note -> Text,
        reviewed_by -> Uuid,
        reviewed_at -> Timestamptz,
    }
}

diesel::table! {
    verifications (id) {
        id -> Uuid,
        number -> Text,
        state -> Text,
        version -> Integer,
        org_id -> Uuid,
        holder_id -> Uuid,
        list_id -> Text,
        item_class -> Text,
        item_number -> Integer,
        certificate_no -> Text,
        name_on_certificate -> Text,
        awarded_on -> Date,
        consent_at -> Nullable<Timestamptz>,
        requested_by -> Uuid,
        requested_at -> Timestamptz,
        sent_at -> Nullable<Timestamptz>,
        reason -> Nullable<Text>,
        changed_at -> Timestamptz,
        certificate_key -> Text,
    }
}

diesel::table! {
    wordings (id) {
        id -> Uuid,
        event -> Text,
        subject_zh -> Nullable<Text>,
        subject_en -> Nullable<Text>,
        body_zh -> Nullable<Text>,
        body_en -> Nullable<Text>,
        saved_by -> Uuid,
        saved_at -> Timestamptz,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    absences,
    applications,
    audit,
    ballots,
    calendar_years,
    cases,
    certificates,
    checks,
    consents,
    correction_items,
    corrections,
    credentials,
    demo_clock,
    documents,
    draw_contributions,
    draws,
    employer_findings,
    decision_readings,
    employment_reports,
    experts,
    granted_rights,
    issue_batches,
    legal_moves,
    letters,
    list_items,
    list_versions,
    locked_minutes,
    login_attempts,
    mandates,
    memberships,
    messages,
    notices,
    number_series,
    objections,
    one_time_links,
    opinions,
    organisations,
    outbox,
    panel_members,
    panel_sessions,
    policies,
    pool_secrets,
    proposals,
    published_ballots,
    recusals,
    reminders,
    revocation_notices,
    revocation_replies,
    rounds,
    saved_filters,
    session_cases,
    session_exceptions,
    sessions,
    tallies,
    timeline,
    users,
    verdicts,
    verification_answers,
    verification_reviews,
    verifications,
    wordings,
);

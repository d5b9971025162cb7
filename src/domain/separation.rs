//! Who may give which role, and which roles one person never holds together. Checked a second time by the database.
use super::actor::Role;
use super::four_eyes::FourEyes;

/// Whoever gives this role: the system administrator the roles of units and applicants, the security administrator those
/// of the office and of oversight. None for roles that nobody is given.
pub const fn giver(role: Role) -> Option<Role> {
    match role {
        Role::Applicant
        | Role::Employer
        | Role::SuperiorAuthority
        | Role::Holder
        | Role::IssuingBody
        | Role::IndustryDepartment => Some(Role::Administrator),
        // The chair is a seat in one panel.
        Role::Chair | Role::Public | Role::System => None,
        _ => Some(Role::SecurityAdministrator),
    }
}

/// Whether the role acts for one organisation and means nothing without it.
pub const fn needs_organisation(role: Role) -> bool {
    matches!(role, Role::Employer | Role::SuperiorAuthority | Role::Applicant)
}

/// The pair that one person would hold both of; only the three administrations are kept apart here.
pub fn clash(held: &[Role], new: Role) -> Option<FourEyes> {
    use Role::{Administrator, Auditor, SecurityAdministrator};
    let pairs = [
        (Administrator, SecurityAdministrator, FourEyes::SystemAndSecurityAdministrator),
        (Administrator, Auditor, FourEyes::SystemAdministratorAndAuditor),
        (SecurityAdministrator, Auditor, FourEyes::SecurityAdministratorAndAuditor),
    ];
    let both = |a, b| (new == a && held.contains(&b)) || (new == b && held.contains(&a));
    pairs.into_iter().find(|(a, b, _)| both(*a, *b)).map(|(_, _, pair)| pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_administrations_are_three_people() {
        assert_eq!(
            clash(&[Role::Administrator], Role::Auditor),
            Some(FourEyes::SystemAdministratorAndAuditor)
        );
        assert_eq!(
            clash(&[Role::Auditor, Role::Expert], Role::SecurityAdministrator),
            Some(FourEyes::SecurityAdministratorAndAuditor)
        );
        assert_eq!(clash(&[Role::Reviewer], Role::Secretary), None);
    }

    #[test]
    fn units_and_office_have_their_roles_from_two_people() {
        assert_eq!(giver(Role::Employer), Some(Role::Administrator));
        assert_eq!(giver(Role::Reviewer), Some(Role::SecurityAdministrator));
        assert_eq!(giver(Role::Chair), None);
    }
}

//! Why a certificate may be taken back, in words that say nothing about the person: the public check shows them.
use crate::domain::text_enum;

text_enum! {
    /// The ground of a revocation as the public reads it. The reason itself is told to the holder alone.
    pub enum RevocationGround {
        FalseMaterial = "false_material" ("申报材料不实", "Untrue material was filed"),
        VerificationCorrected = "verification_corrected"
            ("所依据的境外证书查验结果已更正", "The verification it rests on was corrected"),
        ProcedureBreached = "procedure_breached" ("认定违反规定程序", "The recognition broke the procedure"),
        BindingDecision = "binding_decision" ("依据已生效的法律文书", "A binding legal decision requires it"),
    }
}

//! What peers said, as far as the gate opens it to whoever asks.

use super::Subject;
use crate::analysis::peers::opinions;
use crate::analysis::reveal::{Opened, Reader, Withheld, allowed_by_peers, open_to_both, reveal_peers};
use crate::commands::Context;
use crate::error::UserError;
use crate::model::{Assessment, Framework, Id, Opinions, PeerRule, Review, Side, SideKey};
use crate::store::{self, KeyFile, Reviews, Workspace};

impl Subject {
    /// The peers' answers that both sides may read.
    ///
    /// # Errors
    /// Why whoever asks may not.
    pub fn allowed_by_peers(&self, review: &Review) -> anyhow::Result<Vec<Assessment>> {
        allowed_by_peers(&self.person, review, self.asker(), self.today)
            .map_err(|why| self.refusal_of_peers(review, why).into())
    }

    /// What whoever asks has sealed themself, where they may read what peers said to both sides.
    ///
    /// # Errors
    /// Why they may not.
    pub fn may_read_opinions<'a>(&'a self, review: &'a Review) -> Result<&'a Assessment, Withheld<'a>> {
        open_to_both(&self.person, review, self.asker(), self.today)
    }

    /// Says which peers' answers for a cycle came and do not open, so that nobody takes them for missing.
    pub fn tell_unopened_peers(&self, context: &Context, cycle: &Id) {
        for unopened in self.unopened.iter().filter(|one| one.cycle == *cycle && one.key.side == Side::Peer) {
            let name = unopened.key.rater.as_ref().map(|id| self.people.name_of(id)).unwrap_or_default();
            context.streams.say(&format!("{name}'s answers for {cycle} do not open: {}", unopened.why));
        }
    }

    /// What a manager may read of each peer's answers by what they have answered themself.
    pub fn reveal_peers<'a>(
        &'a self,
        review: &'a Review,
        rule: PeerRule,
    ) -> Vec<(&'a SideKey, Result<Opened<'a>, Withheld<'a>>)> {
        let reader = Reader { asker: self.asker(), rule, so_far: None };
        reveal_peers(&self.person, review, reader, self.today)
    }

    /// What peers said to both sides: what was sent to the person, else what can be told from the peers' own.
    ///
    /// # Errors
    /// Why whoever asks may not read it, or why what was sent does not open.
    pub fn opinions(
        &self,
        workspace: &Workspace,
        framework: &Framework,
        review: &Review,
    ) -> anyhow::Result<Opinions> {
        let own = self.may_read_opinions(review).map_err(|why| self.refusal_of_peers(review, why))?;
        let Some(mut opinions) = self.sent_opinions(workspace, review)? else {
            return self.told_by_peers(framework, review);
        };
        let is_answered = |behavior: &Id, step: &Id| own.rating(behavior, step).is_some();
        opinions.retain(|behavior, step| !own.partial || is_answered(behavior, step));
        Ok(opinions)
    }

    /// What can be told to both sides from the peers' own answers.
    pub fn told_by_peers(&self, framework: &Framework, review: &Review) -> anyhow::Result<Opinions> {
        let allowed = self.allowed_by_peers(review)?;
        Ok(opinions(framework, &self.people, (self.person.id(), &review.cycle.name), &allowed))
    }

    /// What was sent to the person, as it lies on both machines; none where nothing was.
    ///
    /// # Errors
    /// It does not open, or is not what its place says.
    pub fn sent_opinions(&self, workspace: &Workspace, review: &Review) -> anyhow::Result<Option<Opinions>> {
        let (id, cycle) = (self.person.id(), &review.cycle.name);
        let Some(parcel) = Reviews::of(workspace).opinions(id, cycle)? else { return Ok(None) };
        let identities = KeyFile::of_user()?.identities()?;
        let refusal = |why: String| {
            UserError::new(format!("what peers said for {cycle} {why}")).hint(
                match self.me.as_ref() == Some(id) {
                    true => "ask for it again: `steps send --peers` writes it once more",
                    false => "`steps key --import FILE` takes the key that you had when you sent it",
                },
            )
        };
        let opinions: Opinions = store::open_parcel(&parcel, &identities)
            .map_err(|error| refusal(format!("does not open: {error:#}")))?;
        if (&opinions.person, &opinions.cycle) != (id, cycle) {
            return Err(refusal(format!("is of {} in {}", opinions.person, opinions.cycle)).into());
        }
        Ok(Some(opinions))
    }
}

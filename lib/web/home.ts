import type { Role } from '../access/schema'

/** Where each job begins after signing in. Jobs whose own pages are still to come begin at their account. */
const HOME: Record<Role, string> = {
  applicant: '/apply',
  assessor: '/visits',
  clerk: '/desk',
  reviewer: '/desk',
  administrator: '/staff',
  securityOfficer: '/account',
  auditor: '/account',
  supervisor: '/overview',
  institution: '/clients',
  calendar: '/',
  door: '/',
  public: '/',
}

export function homeOf(role: Role): string {
  return HOME[role]
}

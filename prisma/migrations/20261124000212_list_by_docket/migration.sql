-- An issue is found by the docket that made it.
CREATE UNIQUE INDEX "ListVersion_docketId_key" ON "ListVersion"("docketId");
